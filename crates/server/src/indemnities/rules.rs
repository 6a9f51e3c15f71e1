//! Pure decisions of indemnities.

use chrono::NaiveDate;
use contract::indemnities::IndemnityExplanation;

use crate::money::share;

/// From what the fund made an amount.
#[derive(Clone, Copy, Debug)]
pub struct Calculation {
    /// Salary of one day, in cents.
    pub base_salary_cents: i64,
    /// Share of it that is paid, in basis points.
    pub rate_bp: i32,
    /// Days at the beginning that are never paid.
    pub waiting_days: i64,
    /// Days that are paid.
    pub paid_days: i64,
}

/// « Pourquoi ce montant ? »: days that add up to the period, from its first to its last day, and cents that add up to the
/// amount. What the fund paid otherwise than its calculation gives is the correction.
#[must_use]
pub fn explain(
    (from, until): (NaiveDate, NaiveDate),
    calculation: Calculation,
    amount_cents: i64,
) -> IndemnityExplanation {
    let Calculation { base_salary_cents, rate_bp, waiting_days, paid_days } = calculation;
    let period_days = (until - from).num_days() + 1;
    let calculated_cents = share(base_salary_cents.saturating_mul(paid_days), rate_bp);
    IndemnityExplanation {
        base_salary_cents,
        rate_bp,
        period_days,
        waiting_days,
        paid_days,
        unpaid_days: period_days - waiting_days - paid_days,
        calculated_cents,
        correction_cents: amount_cents - calculated_cents,
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn half_of(base_salary_cents: i64, waiting_days: i64, paid_days: i64) -> Calculation {
        Calculation { base_salary_cents, rate_bp: 5_000, waiting_days, paid_days }
    }

    #[test]
    fn a_fortnight_of_sickness_is_half_the_salary_of_eleven_days() {
        let explained = explain((date("2026-02-02"), date("2026-02-15")), half_of(8_910, 3, 11), 49_005);
        assert_eq!((explained.period_days, explained.unpaid_days), (14, 0));
        assert_eq!((explained.calculated_cents, explained.correction_cents), (49_005, 0));
    }

    #[test]
    fn days_are_counted_over_leap_days_and_ends_of_months() {
        for (from, until, days) in [
            ("2028-02-28", "2028-03-01", 3),
            ("2027-02-28", "2027-03-01", 2),
            ("2026-01-31", "2026-02-01", 2),
            ("2025-12-31", "2026-01-01", 2),
            ("2026-05-05", "2026-05-05", 1),
            ("2028-01-01", "2028-12-31", 366),
        ] {
            let explained = explain((date(from), date(until)), half_of(10_000, 0, days), 0);
            assert_eq!((explained.period_days, explained.unpaid_days), (days, 0), "{from} to {until}");
        }
    }

    #[test]
    fn a_period_of_nothing_but_waiting_days_gives_nothing() {
        let explained = explain((date("2026-05-05"), date("2026-05-07")), half_of(10_000, 3, 0), 0);
        assert_eq!((explained.calculated_cents, explained.correction_cents, explained.unpaid_days), (0, 0, 0));
    }

    #[test]
    fn half_a_cent_is_rounded_up_once_for_the_whole_period() {
        assert_eq!(
            explain((date("2026-05-05"), date("2026-05-07")), half_of(3_333, 0, 3), 5_000).calculated_cents,
            5_000
        );
        assert_eq!(explain((date("2026-05-05"), date("2026-05-05")), half_of(1, 0, 1), 1).calculated_cents, 1);
    }

    #[test]
    fn less_than_calculated_is_a_correction_that_takes_away() {
        let explained = explain((date("2026-02-02"), date("2026-02-15")), half_of(8_910, 3, 11), 40_000);
        assert_eq!(explained.correction_cents, -9_005);
    }

    proptest! {
        #[test]
        fn days_add_up_to_the_period_and_cents_to_the_amount(
            start in 0_u64..100_000, days in 1_i64..4_000, waiting in 0_i64..10, share_of_rest in 0_i64..=100,
            base_salary_cents in 0_i64..=1_000_000_000, rate_bp in 0_i32..=10_000, amount in 0_i64..=1_000_000_000,
        ) {
            let from = date("1950-01-01") + Days::new(start);
            let until = from + Days::new((days - 1).unsigned_abs());
            let waiting_days = waiting.min(days);
            let paid_days = (days - waiting_days) * share_of_rest / 100;
            let calculation = Calculation { base_salary_cents, rate_bp, waiting_days, paid_days };
            let e = explain((from, until), calculation, amount);
            prop_assert_eq!(e.waiting_days + e.paid_days + e.unpaid_days, days);
            prop_assert_eq!(e.period_days, days);
            prop_assert!(e.unpaid_days >= 0);
            prop_assert_eq!(e.calculated_cents + e.correction_cents, amount);
            // Rounded half up: never further than half a cent from the exact product.
            let exact = i128::from(paid_days) * i128::from(base_salary_cents) * i128::from(rate_bp);
            let distance = i128::from(e.calculated_cents) * 10_000 - exact;
            prop_assert!((-5_000 < distance) && (distance <= 5_000));
        }
    }
}
