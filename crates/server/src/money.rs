//! Sums that several services make alike, exact to the cent.

/// Basis points of the whole.
const WHOLE_BP: i64 = 10_000;

/// The share of `cents` that a rate in basis points makes, rounded half up to the cent (manual, « Soins médicaux »).
#[must_use]
pub fn share(cents: i64, rate_bp: i32) -> i64 {
    let product = i128::from(cents) * i128::from(rate_bp);
    let rounded = (product + i128::from(WHOLE_BP / 2)).div_euclid(i128::from(WHOLE_BP));
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_the_published_tariffs() {
        for (cents, rate_bp, expected) in
            [(3_440, 8_000, 2_752), (4_600, 8_000, 3_680), (6_000, 10_000, 6_000), (3_333, 8_000, 2_666), (1, 5_000, 1)]
        {
            assert_eq!(share(cents, rate_bp), expected, "{cents} × {rate_bp}");
        }
    }
}
