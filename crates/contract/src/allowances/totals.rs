//! Amounts of allowances, of one line or of many, and the recoveries that make the difference (FAM-02).

use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// What was granted, what was recovered from it, and what is left: `paid = allowance − internal − third party`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AllowanceAmounts {
    /// Granted, before recoveries, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 20_840))]
    pub allowance_cents: i64,
    /// Recovered for the fund itself, in cents; below zero when it gives back what it had recovered.
    #[cfg_attr(feature = "openapi", schema(example = 3_000))]
    pub internal_recovery_cents: i64,
    /// Recovered for another body, in cents; below zero when given back.
    #[cfg_attr(feature = "openapi", schema(example = 4_500))]
    pub third_party_recovery_cents: i64,
    /// What the recipient really received, in cents; below zero when more was recovered than granted.
    #[cfg_attr(feature = "openapi", schema(example = 13_340))]
    pub paid_cents: i64,
}

impl AllowanceAmounts {
    /// The amounts of an allowance and its recoveries, in cents: the difference is exact, and never cut at zero.
    #[must_use]
    pub const fn of(allowance_cents: i64, internal_recovery_cents: i64, third_party_recovery_cents: i64) -> Self {
        let paid_cents = allowance_cents - internal_recovery_cents - third_party_recovery_cents;
        Self { allowance_cents, internal_recovery_cents, third_party_recovery_cents, paid_cents }
    }

    /// Everything recovered, in cents.
    #[must_use]
    pub const fn recovered_cents(&self) -> i64 {
        self.internal_recovery_cents + self.third_party_recovery_cents
    }
}

impl Sum for AllowanceAmounts {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), |sum, one| {
            Self::of(
                sum.allowance_cents + one.allowance_cents,
                sum.internal_recovery_cents + one.internal_recovery_cents,
                sum.third_party_recovery_cents + one.third_party_recovery_cents,
            )
        })
    }
}

/// For whom something was recovered, and how much (FAM-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recovery {
    /// The other body; absent when the fund recovered for itself.
    #[cfg_attr(feature = "openapi", schema(example = "Trésorerie des Finances"))]
    pub third_party: Option<String>,
    /// Recovered, in cents; below zero when given back.
    #[cfg_attr(feature = "openapi", schema(example = 4_500))]
    pub recovered_cents: i64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::AllowanceAmounts;

    #[test]
    fn more_recovered_than_granted_is_below_zero() {
        assert_eq!(AllowanceAmounts::of(11_580, 10_000, 5_000).paid_cents, -3_420);
        assert_eq!(AllowanceAmounts::of(0, 0, 0), AllowanceAmounts::default());
        assert_eq!(AllowanceAmounts::of(0, -2_000, 0).paid_cents, 2_000);
    }

    proptest! {
        #[test]
        fn sums_keep_their_balance(
            lines in proptest::collection::vec((0..100_000_i64, -50_000..50_000_i64, -50_000..50_000_i64), 0..40)
        ) {
            let lines: Vec<_> = lines.into_iter().map(|(a, i, t)| AllowanceAmounts::of(a, i, t)).collect();
            let sum: AllowanceAmounts = lines.iter().copied().sum();
            prop_assert_eq!(sum.paid_cents, lines.iter().map(|line| line.paid_cents).sum::<i64>());
            prop_assert_eq!(sum.paid_cents, sum.allowance_cents - sum.recovered_cents());
        }
    }
}
