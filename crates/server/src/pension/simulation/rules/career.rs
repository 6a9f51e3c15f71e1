//! What the months of a career bring together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entity::pension::{entitlement::PensionFund, pension_month};

use super::{
    amount::{points_of_class, points_of_salary},
    months::{count, later},
};
use crate::pension::simulation::parameters::{MONTHLY_CAP, Parameters, REFERENCE_SALARY};

/// Months over which what is to come is averaged (manual, « Simulation »).
const AVERAGED_MONTHS: usize = 12;

/// A fund goes on while its last known month is at most so many months older than that of the others: CARTI declares by
/// the quarter.
const LAG_MONTHS: i64 = 2;

/// An activity has ended when nothing is known of it for more than so many months.
const SILENT_MONTHS: i64 = 12;

/// A career, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Career {
    /// The first month with points.
    pub first_month: NaiveDate,
    /// The last month that is known.
    pub last_month: NaiveDate,
    /// Months with points in one fund or the other, each counted once.
    pub contributed_months: i64,
    /// The funds, in the order of their names.
    pub funds: Vec<FundCareer>,
}

/// What is known of one fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundCareer {
    /// The fund.
    pub fund: PensionFund,
    /// Months with points.
    pub months: i64,
    /// The first month.
    pub first_month: NaiveDate,
    /// The last month.
    pub last_month: NaiveDate,
    /// Points acquired and validated, in hundredths.
    pub validated_hundredths: i64,
    /// Points acquired and not yet validated, in hundredths.
    pub provisional_hundredths: i64,
    /// What a month to come brings, in hundredths; 0 where the activity has ended.
    pub average_hundredths: i64,
}

/// Points of a month, in hundredths. What the fund has validated counts as it stands; the rest is calculated from salary
/// or class, with the parameters of that very month.
#[must_use]
pub fn points_of(month: &pension_month::Model, parameters: &Parameters) -> i64 {
    let in_force = |code: &str| parameters.on(code, month.month).map(|value| value.value);
    let stated = i64::from(month.points_hundredths);
    let cap = in_force(MONTHLY_CAP).unwrap_or(i64::MAX);
    if month.validated {
        return stated;
    }
    match (month.fund, month.gross_salary_cents, month.class) {
        (PensionFund::Car, Some(gross), _) => match in_force(REFERENCE_SALARY) {
            Some(reference) => points_of_salary(gross, reference, cap),
            None => stated.min(cap),
        },
        (PensionFund::Carti, _, Some(class)) => points_of_class(i64::from(class), cap),
        _ => stated.min(cap),
    }
}

/// Adds the months of somebody up, as they stand in `current`; nothing where no month has brought points.
#[must_use]
pub fn career(months: &[pension_month::Model], parameters: &Parameters, current: NaiveDate) -> Option<Career> {
    let mut by_fund: BTreeMap<PensionFund, Vec<(NaiveDate, i64, bool)>> = BTreeMap::new();
    for month in months {
        let points = points_of(month, parameters);
        by_fund.entry(month.fund).or_default().push((month.month, points, month.validated));
    }
    let contributed: BTreeSet<NaiveDate> =
        by_fund.values().flatten().filter(|(_, points, _)| *points > 0).map(|(month, ..)| *month).collect();
    let last_month = by_fund.values().flatten().map(|(month, ..)| *month).max()?;
    let goes_on = |last: NaiveDate| {
        count(later(last, 1), last_month) <= LAG_MONTHS && count(later(last_month, 1), current) <= SILENT_MONTHS
    };
    let funds = by_fund.into_iter().filter_map(|(fund, months)| fund_career(fund, months, goes_on)).collect();
    Some(Career {
        first_month: *contributed.first()?,
        last_month,
        contributed_months: i64::try_from(contributed.len()).unwrap_or(i64::MAX),
        funds,
    })
}

fn fund_career(
    fund: PensionFund,
    mut months: Vec<(NaiveDate, i64, bool)>,
    goes_on: impl Fn(NaiveDate) -> bool,
) -> Option<FundCareer> {
    months.sort_unstable_by_key(|(month, ..)| *month);
    let (first_month, last_month) = (months.first()?.0, months.last()?.0);
    let sum =
        |validated: bool| months.iter().filter(|(.., known)| *known == validated).map(|(_, points, _)| points).sum();
    let newest: Vec<i64> = months.iter().rev().take(AVERAGED_MONTHS).map(|(_, points, _)| *points).collect();
    Some(FundCareer {
        fund,
        months: i64::try_from(months.iter().filter(|(_, points, _)| *points > 0).count()).unwrap_or(i64::MAX),
        first_month,
        last_month,
        validated_hundredths: sum(true),
        provisional_hundredths: sum(false),
        average_hundredths: if goes_on(last_month) { average(&newest) } else { 0 },
    })
}

/// The average, rounded half up; 0 of nothing.
fn average(points: &[i64]) -> i64 {
    let count = i64::try_from(points.len()).unwrap_or(i64::MAX);
    let sum: i64 = points.iter().sum();
    if count == 0 { 0 } else { (2 * sum + count) / (2 * count) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pension::simulation::rules::sample::{car, carti, date, parameters, validated};

    fn of(months: &[pension_month::Model]) -> Career {
        career(months, &parameters(), date("2026-11-01")).unwrap()
    }

    #[test]
    fn each_month_counts_with_the_reference_salary_of_its_own_day() {
        // 2,750.50 € a month: two points of 1,376 €, rounded, then fewer of 1,460 € and of 1,528 €.
        for (month, points) in [("2023-09-01", 200), ("2023-10-01", 188), ("2025-09-01", 188), ("2025-10-01", 180)] {
            assert_eq!(points_of(&car(month, 275_050), &parameters()), points, "{month}");
        }
        let months: Vec<_> = ["2023-08-01", "2023-09-01", "2023-10-01", "2023-11-01"].map(|m| car(m, 275_050)).into();
        assert_eq!(of(&months).funds[0].provisional_hundredths, 200 + 200 + 188 + 188);
    }

    #[test]
    fn what_is_validated_counts_as_the_fund_states_it() {
        let month = validated(car("2024-01-01", 275_050), 191);
        assert_eq!(points_of(&month, &parameters()), 191);
        let career = of(&[month, car("2024-02-01", 275_050)]);
        let fund = &career.funds[0];
        assert_eq!((fund.validated_hundredths, fund.provisional_hundredths), (191, 188));
    }

    #[test]
    fn no_month_brings_more_than_four_points() {
        assert_eq!(points_of(&car("2024-01-01", 99_000_000), &parameters()), 400);
        assert_eq!(points_of(&carti("2024-01-01", 4), &parameters()), 400);
    }

    #[test]
    fn months_to_come_are_the_average_of_the_last_twelve() {
        let mut months: Vec<_> =
            (0..24).map(|step| validated(car("2024-11-01", 0), if step < 12 { 400 } else { 200 + step })).collect();
        for (step, month) in (0..).zip(&mut months) {
            month.month = later(date("2024-11-01"), step);
        }
        // 212 to 223, whose average is 217.5.
        assert_eq!(of(&months).funds[0].average_hundredths, 218);
    }

    #[test]
    fn who_changed_funds_goes_on_in_the_last_one() {
        let months = [
            validated(car("2026-05-01", 0), 300),
            carti("2026-06-01", 2),
            carti("2026-07-01", 2),
            carti("2026-08-01", 2),
        ];
        let career = of(&months);
        let shape: Vec<_> = career.funds.iter().map(|fund| (fund.fund, fund.average_hundredths)).collect();
        assert_eq!(shape, [(PensionFund::Car, 0), (PensionFund::Carti, 200)]);
        assert_eq!((career.contributed_months, career.first_month), (4, date("2026-05-01")));
    }

    #[test]
    fn who_works_in_both_at_once_goes_on_in_both_and_each_month_counts_once() {
        let months = [
            validated(car("2026-09-01", 0), 300),
            validated(car("2026-08-01", 0), 300),
            carti("2026-08-01", 1),
            carti("2026-07-01", 1),
        ];
        let career = of(&months);
        assert_eq!(career.funds.iter().map(|fund| fund.average_hundredths).collect::<Vec<_>>(), [300, 100]);
        assert_eq!(career.contributed_months, 3);
    }

    #[test]
    fn an_activity_that_has_been_silent_for_more_than_a_year_brings_nothing_more() {
        let quiet = |month| of(&[validated(car(month, 0), 300)]).funds[0].average_hundredths;
        assert_eq!((quiet("2025-11-01"), quiet("2025-10-01")), (300, 0));
    }

    #[test]
    fn without_points_there_is_no_career() {
        assert_eq!(career(&[], &parameters(), date("2026-11-01")), None);
        assert_eq!(career(&[car("2024-01-01", 0)], &parameters(), date("2026-11-01")), None);
    }
}
