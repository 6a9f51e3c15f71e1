//! The result, from its basis and from nothing else: the same basis always gives the same cents (SIM-02, SIM-04).

use chrono::NaiveDate;
use contract::pension::MissingCondition;
use entity::pension::entitlement::PensionFund;

use super::{
    amount::monthly,
    months::{birthday, count, later, next, whole_months},
};
use crate::pension::simulation::{
    basis::{Basis, FundBasis},
    parameters::Figures,
};

/// By how much the value of the point is varied, in basis points.
const VARIATIONS_BP: [i64; 3] = [-100, 0, 100];

/// Months of a quarter.
const QUARTER: i64 = 3;

/// A result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// First day of the pension.
    pub starts_on: NaiveDate,
    /// Age on that day, in whole months.
    pub age_months: i64,
    /// What is missing for a right.
    pub missing: Vec<MissingCondition>,
    /// The first month within the choice that opens a right.
    pub earliest_month: Option<NaiveDate>,
    /// Whole quarters beyond the full age.
    pub bonus_quarters: i64,
    /// The parts.
    pub funds: Vec<FundOutcome>,
    /// The monthly pension, in cents; 0 without a right.
    pub monthly_cents: i64,
    /// The monthly pension at other values of the point: how the value differs in basis points, and the cents.
    pub sensitivity: Vec<(i64, i64)>,
}

/// What one fund would pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundOutcome {
    /// What was known.
    pub known: FundBasis,
    /// Months to come that bring points.
    pub months_to_come: i64,
    /// Points to be acquired, in hundredths.
    pub to_come_hundredths: i64,
    /// All points, in hundredths.
    pub total_hundredths: i64,
    /// Annual value of a point, in cents.
    pub point_value_cents: i64,
    /// Without what quarters beyond the full age add, in cents; 0 without a right.
    pub base_cents: i64,
    /// What they add, in cents.
    pub bonus_cents: i64,
}

impl FundOutcome {
    /// Base and bonus, in cents.
    #[must_use]
    pub const fn monthly_cents(&self) -> i64 {
        self.base_cents + self.bonus_cents
    }
}

/// What a basis gives; nothing when its parameters make no figures.
#[must_use]
pub fn outcome(basis: &Basis) -> Option<Outcome> {
    let figures = Figures::of(&basis.parameters)?;
    let starts_on = next(basis.leaving_month);
    let missing = missing(basis, &figures, basis.leaving_month);
    let has_right = missing.is_empty();
    let bonus_quarters = whole_months(birthday(basis.birth_date, figures.full_age), starts_on) / QUARTER;
    let bonus_bp = bonus_quarters * figures.bonus_bp;
    let funds: Vec<FundOutcome> = basis
        .funds
        .iter()
        .map(|known| fund(basis, *known, &figures, has_right.then_some(bonus_bp)))
        .filter(|fund| fund.total_hundredths > 0)
        .collect();
    let at = |change_bp| {
        let part = |fund: &FundOutcome| monthly(fund.total_hundredths, fund.point_value_cents, bonus_bp, change_bp);
        if has_right { funds.iter().map(part).sum() } else { 0 }
    };
    Some(Outcome {
        starts_on,
        age_months: whole_months(basis.birth_date, starts_on),
        earliest_month: earliest(basis, &figures),
        missing,
        bonus_quarters,
        monthly_cents: at(0),
        sensitivity: VARIATIONS_BP.into_iter().map(|change_bp| (change_bp, at(change_bp))).collect(),
        funds,
    })
}

/// Months to come until this one: those after the last that is known.
fn months_to_come(basis: &Basis, leaving_month: NaiveDate) -> i64 {
    count(later(basis.last_month, 1), leaving_month)
}

fn fund(basis: &Basis, known: FundBasis, figures: &Figures, bonus_bp: Option<i64>) -> FundOutcome {
    let months_to_come = if known.average_hundredths > 0 { months_to_come(basis, basis.leaving_month) } else { 0 };
    let to_come_hundredths = months_to_come * known.average_hundredths.min(figures.monthly_cap_hundredths);
    let total_hundredths = known.validated_hundredths + known.provisional_hundredths + to_come_hundredths;
    let point_value_cents = match known.fund {
        PensionFund::Car => figures.car_point_value_cents,
        PensionFund::Carti => figures.carti_point_value_cents,
    };
    let amount = |bonus_bp| monthly(total_hundredths, point_value_cents, bonus_bp, 0);
    let base_cents = bonus_bp.map_or(0, |_| amount(0));
    let bonus_cents = bonus_bp.map_or(0, |bonus_bp| amount(bonus_bp) - base_cents);
    FundOutcome {
        known,
        months_to_come,
        to_come_hundredths,
        total_hundredths,
        point_value_cents,
        base_cents,
        bonus_cents,
    }
}

/// What is missing for a right when this month is the last one worked. The periods of both funds count together.
fn missing(basis: &Basis, figures: &Figures, leaving_month: NaiveDate) -> Vec<MissingCondition> {
    let goes_on = basis.funds.iter().any(|fund| fund.average_hundredths > 0);
    let to_come = if goes_on { months_to_come(basis, leaving_month) } else { 0 };
    let holds = [
        (MissingCondition::Age, next(leaving_month) >= birthday(basis.birth_date, figures.age_of_right)),
        (MissingCondition::Period, count(basis.first_month, leaving_month) >= figures.minimum_period),
        (MissingCondition::Contributions, basis.contributed_months + to_come >= figures.minimum_contributions),
    ];
    holds.into_iter().filter(|(_, holds)| !holds).map(|(condition, _)| condition).collect()
}

/// The first month from that of the simulation to the end of the choice that opens a right.
#[must_use]
pub fn earliest(basis: &Basis, figures: &Figures) -> Option<NaiveDate> {
    let first = super::months::month_of(basis.made_on);
    (0..)
        .map(|step| later(first, step))
        .take_while(|month| *month <= basis.last_choice)
        .find(|month| missing(basis, figures, *month).is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pension::simulation::{
        parameters::Dated,
        rules::sample::{date, parameters},
    };

    const TODAY: &str = "2026-11-23";

    fn car(validated: i64, average: i64) -> FundBasis {
        FundBasis {
            fund: PensionFund::Car,
            validated_hundredths: validated,
            provisional_hundredths: 0,
            average_hundredths: average,
        }
    }

    fn carti(validated: i64, average: i64) -> FundBasis {
        FundBasis { fund: PensionFund::Carti, ..car(validated, average) }
    }

    /// Somebody born in March 1970 who has worked since February 1998 without a gap.
    fn basis(leaving_month: &str, funds: Vec<FundBasis>) -> Basis {
        Basis {
            data_as_of: date("2026-11-22"),
            made_on: date(TODAY),
            birth_date: date("1970-03-29"),
            leaving_month: date(leaving_month),
            last_choice: date("2036-11-01"),
            first_month: date("1998-02-01"),
            last_month: date("2026-10-01"),
            contributed_months: 345,
            funds,
            parameters: parameters().in_force(date(TODAY)),
        }
    }

    fn of(leaving_month: &str, funds: Vec<FundBasis>) -> Outcome {
        outcome(&basis(leaving_month, funds)).unwrap()
    }

    #[test]
    fn points_acquired_and_to_come_make_the_amount() {
        // Born on 29 March 1970: sixty on 29 March 2030. The pension starts on the first of the month after the leaving.
        let outcome = of("2030-03-01", vec![car(80_000, 200)]);
        let fund = outcome.funds[0];
        assert_eq!((fund.months_to_come, fund.to_come_hundredths), (41, 8_200));
        assert_eq!(fund.total_hundredths, 88_200);
        assert_eq!(outcome.monthly_cents, 149_646);
        assert_eq!((outcome.starts_on, outcome.age_months, outcome.bonus_quarters), (date("2030-04-01"), 720, 0));
        assert_eq!(outcome.sensitivity, [(-100, 148_150), (0, 149_646), (100, 151_142)]);
    }

    #[test]
    fn before_the_age_of_right_there_is_nothing_and_the_first_month_is_told() {
        let outcome = of("2030-02-01", vec![car(80_000, 200)]);
        assert_eq!(outcome.missing, [MissingCondition::Age]);
        assert_eq!((outcome.monthly_cents, outcome.funds[0].monthly_cents()), (0, 0));
        assert_eq!(outcome.sensitivity, [(-100, 0), (0, 0), (100, 0)]);
        assert_eq!(outcome.earliest_month, Some(date("2030-03-01")));
    }

    #[test]
    fn quarters_after_the_full_age_add_one_and_a_half_percent_each() {
        for (leaving, quarters, cents) in [
            ("2035-03-01", 0, 135_733),
            ("2035-05-01", 0, 135_733),
            ("2035-06-01", 1, 137_769),
            ("2036-03-01", 4, 143_877),
        ] {
            let outcome = of(leaving, vec![car(80_000, 0)]);
            assert_eq!((outcome.bonus_quarters, outcome.monthly_cents), (quarters, cents), "{leaving}");
            let fund = outcome.funds[0];
            assert_eq!(fund.base_cents, 135_733);
            assert_eq!(fund.base_cents + fund.bonus_cents, cents);
        }
    }

    #[test]
    fn ten_years_since_the_first_month_and_sixty_months_with_points_are_needed() {
        let late = |first_month: &str, contributed_months, average| {
            let career = Basis {
                birth_date: date("1961-01-15"),
                first_month: date(first_month),
                contributed_months,
                ..basis("2026-11-01", vec![car(6_000, average)])
            };
            outcome(&career).unwrap()
        };
        use MissingCondition::{Contributions, Period};
        assert_eq!(late("2016-12-01", 100, 100).missing, []);
        assert_eq!(late("2017-01-01", 100, 100).missing, [Period]);
        assert_eq!(late("2017-01-01", 100, 100).earliest_month, Some(date("2026-12-01")));
        assert_eq!(late("2010-01-01", 59, 100).missing, []);
        assert_eq!(late("2010-01-01", 58, 100).missing, [Contributions]);
        assert_eq!(late("2010-01-01", 58, 0).missing, [Contributions]);
        assert_eq!(late("2010-01-01", 58, 0).earliest_month, None, "whoever no longer works gains no further month");
    }

    #[test]
    fn who_worked_in_both_funds_gets_both_and_their_sum() {
        let outcome = of("2031-01-01", vec![car(60_000, 0), carti(4_000, 200)]);
        let [employed, own] = outcome.funds.as_slice() else { panic!("two funds") };
        assert_eq!((employed.point_value_cents, own.point_value_cents), (2_036, 1_540));
        assert_eq!((employed.months_to_come, own.months_to_come), (0, 51));
        assert_eq!(employed.monthly_cents() + own.monthly_cents(), outcome.monthly_cents);
    }

    #[test]
    fn a_fund_without_points_is_no_part_and_a_basis_without_figures_no_result() {
        assert_eq!(of("2031-01-01", vec![car(60_000, 200), carti(0, 0)]).funds.len(), 1);
        let empty = Basis { parameters: Vec::new(), ..basis("2031-01-01", vec![car(1, 1)]) };
        assert_eq!(outcome(&empty), None);
    }

    prop_compose! {
        fn any_basis()(
            birth in 0_i64..9_000, leaving in 0_u32..121, since in 0_u32..500, known in 0_u32..500, gap in 0_u32..14,
            funds in proptest::collection::vec((0_i64..150_000, 0_i64..2_000, 0_i64..=400), 2),
            car_value in 1_000_i64..4_000, carti_value in 500_i64..3_000, bonus in 0_i64..400,
        ) -> Basis {
            let mut values = parameters().in_force(date(TODAY));
            for value in &mut values {
                match value.code.as_str() {
                    crate::pension::simulation::parameters::CAR_POINT_VALUE => value.value = car_value,
                    crate::pension::simulation::parameters::CARTI_POINT_VALUE => value.value = carti_value,
                    crate::pension::simulation::parameters::BONUS => value.value = bonus,
                    _ => {}
                }
            }
            let part = |fund, (validated_hundredths, provisional_hundredths, average_hundredths)| FundBasis {
                fund, validated_hundredths, provisional_hundredths, average_hundredths,
            };
            Basis {
                birth_date: date("1955-01-01") + chrono::Days::new(birth.unsigned_abs()),
                leaving_month: later(date("2026-11-01"), leaving),
                first_month: date("2026-10-01") - chrono::Months::new(since),
                last_month: date("2026-10-01") - chrono::Months::new(gap.min(since)),
                contributed_months: i64::from(known.min(since + 1)),
                funds: vec![part(PensionFund::Car, funds[0]), part(PensionFund::Carti, funds[1])],
                parameters: values,
                ..basis("2026-11-01", Vec::new())
            }
        }
    }

    proptest! {
        #[test]
        fn kept_and_read_back_it_gives_the_same_to_the_cent(basis in any_basis()) {
            let kept = serde_json::to_string(&basis).unwrap();
            let read: Basis = serde_json::from_str(&kept).unwrap();
            prop_assert_eq!(&read, &basis);
            prop_assert_eq!(outcome(&read), outcome(&basis));
        }

        #[test]
        fn parts_add_up_to_the_whole(basis in any_basis()) {
            let outcome = outcome(&basis).unwrap();
            prop_assert_eq!(outcome.funds.iter().map(FundOutcome::monthly_cents).sum::<i64>(), outcome.monthly_cents);
            for fund in &outcome.funds {
                let known = fund.known.validated_hundredths + fund.known.provisional_hundredths;
                prop_assert_eq!(known + fund.to_come_hundredths, fund.total_hundredths);
                prop_assert_eq!(fund.to_come_hundredths, fund.months_to_come * fund.known.average_hundredths);
                prop_assert!(fund.bonus_cents >= 0);
            }
            prop_assert!(outcome.sensitivity.contains(&(0, outcome.monthly_cents)));
        }

        #[test]
        fn more_months_never_give_less(basis in any_basis(), more in 1_u32..60) {
            let longer = Basis { leaving_month: later(basis.leaving_month, more), ..basis.clone() };
            let (now, then) = (outcome(&basis).unwrap(), outcome(&longer).unwrap());
            prop_assert!(then.monthly_cents >= now.monthly_cents);
            prop_assert!(now.missing.len() >= then.missing.len(), "what is there is never lost by working on");
        }

        #[test]
        fn nothing_exists_before_the_right_does(basis in any_basis()) {
            let outcome = outcome(&basis).unwrap();
            if outcome.missing.is_empty() {
                prop_assert!(outcome.earliest_month.is_some_and(|month| month <= basis.leaving_month));
            } else {
                prop_assert_eq!(outcome.monthly_cents, 0);
                prop_assert!(outcome.funds.iter().all(|fund| fund.base_cents == 0 && fund.bonus_cents == 0));
                prop_assert!(outcome.earliest_month.is_none_or(|month| month > basis.leaving_month));
            }
        }

        #[test]
        fn the_earliest_month_is_the_first_that_opens_a_right(basis in any_basis()) {
            let at = |leaving_month| outcome(&Basis { leaving_month, ..basis.clone() }).unwrap();
            if let Some(month) = at(basis.leaving_month).earliest_month {
                prop_assert_eq!(at(month).missing, vec![]);
                let before = month - chrono::Months::new(1);
                if before >= date("2026-11-01") {
                    prop_assert!(!at(before).missing.is_empty());
                }
            }
        }

        #[test]
        fn a_parameter_that_is_illustrative_stays_so(basis in any_basis()) {
            let read: Basis = serde_json::from_str(&serde_json::to_string(&basis).unwrap()).unwrap();
            let marks = |values: &[Dated]| values.iter().map(|value| value.illustrative).collect::<Vec<_>>();
            prop_assert_eq!(marks(&read.parameters), marks(&basis.parameters));
        }
    }
}
