//! Sizes and sums are those of a plausible fund.

use std::collections::HashSet;

use chrono::{Datelike, Months};
use demo::Options;

use crate::support::{day, fund, options};

#[test]
fn households_have_the_size_and_the_care_one_expects() {
    let fund = fund(&options(400, 17)).only(false);
    let persons = fund.persons.len() as f64 / 400.0;
    assert!((1.5..=3.0).contains(&persons), "{persons} persons a household");
    let yearly = fund.lines.len() as f64 / 400.0 * 12.0 / 16.0;
    assert!((25.0..=60.0).contains(&yearly), "{yearly} lines a household and year");
}

#[test]
fn amounts_are_those_of_everyday_care() {
    let fund = fund(&options(300, 17)).only(false);
    let paid: Vec<i64> = fund.lines.iter().filter_map(|line| line.refunded_cents).collect();
    let average = paid.iter().sum::<i64>() / paid.len() as i64;
    assert!((2_000..=15_000).contains(&average), "{average} cents refunded a line");
    let billed: i64 = fund.lines.iter().map(|line| line.billed_cents).sum();
    let share = paid.iter().sum::<i64>() * 100 / billed;
    assert!((60..=90).contains(&share), "{share} % of what is billed is refunded");
    assert!(fund.lines.iter().all(|line| line.billed_cents < 2_000_000));
}

#[test]
fn each_of_the_last_twelve_months_has_care() {
    let fund = fund(&Options { today: day(2026, 3, 1), ..options(20, 17) }).only(false);
    let edge = fund.manifest.as_of - Months::new(12);
    let months: HashSet<(i32, u32)> = fund
        .statements
        .iter()
        .filter(|statement| statement.processed_on > edge)
        .map(|statement| (statement.processed_on.year(), statement.processed_on.month()))
        .collect();
    assert!(months.len() >= 12, "{months:?}");
}

#[test]
fn the_number_of_lines_can_be_asked_for_exactly() {
    for average in [0, 1, 7, 115] {
        let fund = fund(&Options { lines_per_household: Some(average), ..options(40, 17) }).only(false);
        assert_eq!(fund.lines.len(), 40 * average as usize);
    }
}

#[test]
fn tariffs_are_dated_and_what_is_not_official_says_so() {
    let fund = fund(&options(0, 0));
    let values = |code: &str| -> Vec<i64> {
        fund.parameters.iter().filter(|row| row.code == code).map(|row| row.value).collect()
    };
    assert_eq!(values("care.tariff.C"), [3_200, 3_440]);
    assert_eq!(values("care.tariff.CS"), [4_400, 4_600]);
    assert_eq!(values("care.tariff.APC"), [5_700, 6_000]);
    assert_eq!(values("care.rate.standard"), [8_000]);
    assert_eq!(values("care.rate.exempt"), [10_000]);
    assert_eq!(values("care.surcharge.rose"), [2_000]);
    let official: Vec<&str> =
        fund.parameters.iter().filter(|row| !row.illustrative).map(|row| row.code.as_str()).collect();
    let others: Vec<&str> = official.into_iter().filter(|code| !code.starts_with("pension.")).collect();
    assert_eq!(others, ["care.surcharge.rose", "indemnity.rate.sickness", "indemnity.waiting_days.sickness"]);
    let bases: HashSet<i64> =
        fund.lines.iter().filter(|line| line.benefit == "CS").filter_map(|line| line.base_tariff_cents).collect();
    assert!(bases.contains(&4_400) && bases.contains(&4_600));
}

#[test]
fn the_summary_counts_what_was_written() {
    let fund = fund(&options(12, 3));
    let counted = [&fund.summary.persons, &fund.summary.statements, &fund.summary.lines].map(|count| *count as usize);
    assert_eq!(counted, [fund.persons.len(), fund.statements.len(), fund.lines.len()]);
    assert_eq!(fund.summary.households, 12 + 19);
    assert_eq!(fund.summary.as_of, fund.manifest.as_of);
    assert_eq!(fund.summary.label, "demo-3-12-2026-11-22");
}

#[test]
fn the_figures_of_pensions_are_the_published_ones_or_say_that_they_are_not() {
    let fund = fund(&options(0, 0));
    let published = |code: &str| -> Vec<(String, i64)> {
        let rows = fund.parameters.iter().filter(|row| row.code == code && !row.illustrative);
        rows.map(|row| (row.valid_from.to_string(), row.value)).collect()
    };
    let expected = [
        ("2003-10-01", 92_250),
        ("2013-10-01", 112_050),
        ("2022-10-01", 137_600),
        ("2023-10-01", 146_000),
        ("2025-10-01", 152_800),
    ];
    assert_eq!(published("pension.car.reference_salary"), expected.map(|(day, cents)| (day.to_owned(), cents)));
    let expected = [("2022-04-01", 1_972), ("2022-10-01", 2_036)];
    assert_eq!(published("pension.car.point_value"), expected.map(|(day, cents)| (day.to_owned(), cents)));
    assert_eq!(published("pension.carti.point_value"), [], "nothing is published");
}

#[test]
fn points_are_salary_by_reference_salary_and_few_households_have_a_career() {
    let fund = fund(&options(400, 17));
    let people: HashSet<&str> = fund.pension_months.iter().map(|row| row.person.as_str()).collect();
    assert!((5..60).contains(&people.len()), "{} careers", people.len());
    for month in fund.pension_months.iter().filter(|row| row.month.year() >= 2026) {
        let points = month.class.map_or_else(
            || (month.gross_salary_cents.unwrap() * 200 + 152_800) / 305_600,
            |class| i64::from(class) * 100,
        );
        assert_eq!(i64::from(month.points_hundredths), points.min(400), "{month:?}");
    }
    assert!(fund.pension_months.iter().any(|row| row.points_hundredths == 400 && row.gross_salary_cents.is_some()));
    assert!(fund.pension_months.iter().any(|row| !row.validated));
}
