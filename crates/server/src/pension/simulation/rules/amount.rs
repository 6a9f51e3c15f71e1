//! From points to euros a month.

/// Basis points of the whole.
const WHOLE_BP: i128 = 10_000;

/// Monthly pension in cents: points × annual value of a point ÷ 12, at a value that differs by `change_bp`, with
/// `bonus_bp` on top. Calculated exactly and rounded once, half up to the cent.
///
/// The published check: 1,000 points at 19.05 € are 1,587.50 € a month.
#[must_use]
pub fn monthly(points_hundredths: i64, point_value_cents: i64, bonus_bp: i64, change_bp: i64) -> i64 {
    let exact = i128::from(points_hundredths.max(0))
        * i128::from(point_value_cents)
        * (WHOLE_BP + i128::from(bonus_bp))
        * (WHOLE_BP + i128::from(change_bp));
    let whole = 100 * 12 * WHOLE_BP * WHOLE_BP;
    i64::try_from((exact + whole / 2).div_euclid(whole)).unwrap_or(i64::MAX)
}

/// Points of a month of employment in hundredths: gross salary ÷ reference salary, rounded half up to the hundredth, at
/// most the cap. Nothing without a reference salary.
#[must_use]
pub fn points_of_salary(gross_cents: i64, reference_cents: i64, cap_hundredths: i64) -> i64 {
    if reference_cents <= 0 {
        return 0;
    }
    let hundredths =
        (i128::from(gross_cents.max(0)) * 200 + i128::from(reference_cents)) / (i128::from(reference_cents) * 2);
    i64::try_from(hundredths).unwrap_or(i64::MAX).min(cap_hundredths)
}

/// Points of a month of self-employment in hundredths: as many points as the number of the class, at most the cap.
#[must_use]
pub fn points_of_class(class: i64, cap_hundredths: i64) -> i64 {
    (class.max(0).saturating_mul(100)).min(cap_hundredths)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_published_check() {
        assert_eq!(monthly(100_000, 1_905, 0, 0), 158_750);
    }

    #[test]
    fn amounts_are_rounded_half_up_once() {
        for (points, value, bonus, change, cents) in [
            (0, 1_972, 0, 0, 0),
            (1, 1_972, 0, 0, 2),
            (100, 1_933, 0, 0, 161),
            (100, 1_972, 0, 0, 164),
            (100, 2_036, 0, 0, 170),
            (30, 2_020, 0, 0, 51),
            (100_000, 2_036, 150, 0, 172_212),
            (100_000, 2_036, 0, -100, 167_970),
            (100_000, 2_036, 0, 100, 171_363),
            (-5, 2_036, 0, 0, 0),
        ] {
            assert_eq!(monthly(points, value, bonus, change), cents, "{points} × {value}, +{bonus}, {change}");
        }
    }

    #[test]
    fn points_of_published_reference_salaries() {
        for (gross, reference, points) in [
            (92_250, 92_250, 100),
            (112_050, 112_050, 100),
            (224_100, 112_050, 200),
            (137_600, 137_600, 100),
            (146_000, 146_000, 100),
            (300_000, 146_000, 205),
            (300_000, 152_800, 196),
            (584_000, 146_000, 400),
            (584_001, 146_000, 400),
            (2_000_000, 146_000, 400),
            (0, 146_000, 0),
            (730, 146_000, 1),
            (729, 146_000, 0),
        ] {
            assert_eq!(points_of_salary(gross, reference, 400), points, "{gross} ÷ {reference}");
        }
        assert_eq!(points_of_salary(100_000, 0, 400), 0);
    }

    #[test]
    fn classes_one_to_four_give_one_to_four_points() {
        assert_eq!([1, 2, 3, 4, 5].map(|class| points_of_class(class, 400)), [100, 200, 300, 400, 400]);
    }

    proptest! {
        #[test]
        fn more_points_a_higher_value_or_more_quarters_never_give_less(
            points in 0_i64..300_000, more in 0_i64..5_000, value in 0_i64..10_000, dearer in 0_i64..500,
            bonus in 0_i64..5_000, later in 0_i64..1_000,
        ) {
            let now = monthly(points, value, bonus, 0);
            prop_assert!(monthly(points + more, value, bonus, 0) >= now);
            prop_assert!(monthly(points, value + dearer, bonus, 0) >= now);
            prop_assert!(monthly(points, value, bonus + later, 0) >= now);
            prop_assert!(monthly(points, value, bonus, -100) <= now && monthly(points, value, bonus, 100) >= now);
        }

        #[test]
        fn no_salary_gives_more_than_the_cap(gross in 0_i64..1_000_000_000, reference in 1_i64..1_000_000) {
            let points = points_of_salary(gross, reference, 400);
            prop_assert!((0..=400).contains(&points));
            prop_assert_eq!(points == 400, i128::from(gross) * 200 >= i128::from(reference) * 799);
        }
    }
}
