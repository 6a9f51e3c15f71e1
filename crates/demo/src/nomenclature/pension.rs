//! The dated parameters of pensions: what is published as it is published, everything else marked illustrative.

use chrono::NaiveDate;
use extract::records::Parameter;

use crate::calendar::date;

/// A figure: code, first day, value, unit, source; illustrative unless the source is one that was published.
type Figure = (&'static str, NaiveDate, i64, &'static str, Source);

/// Where a figure comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// Published by the fund.
    Published,
    /// The rules of the pension funds, as published.
    Rules,
    /// The user manual of the online services.
    Manual,
    /// Plausible, and made up.
    Illustrative,
}

impl Source {
    const fn text(self) -> &'static str {
        match self {
            Self::Published => "Valeur publiée par la caisse",
            Self::Rules => "Règles publiées des caisses de retraite",
            Self::Manual => "Manuel des services en ligne, « Simulation »",
            Self::Illustrative => super::parameters::ILLUSTRATIVE,
        }
    }
}

use Source::{Illustrative, Manual, Published, Rules};

const LONG_AGO: NaiveDate = date(1970, 10, 1);

/// Salary that makes one point a month, in cents, from each of these days on.
const REFERENCE_SALARIES: [(NaiveDate, i64, Source); 10] = [
    (LONG_AGO, 31_000, Illustrative),
    (date(1988, 10, 1), 61_000, Illustrative),
    (date(1998, 10, 1), 80_500, Illustrative),
    (date(2003, 10, 1), 92_250, Published),
    (date(2008, 10, 1), 102_000, Illustrative),
    (date(2013, 10, 1), 112_050, Published),
    (date(2018, 10, 1), 123_000, Illustrative),
    (date(2022, 10, 1), 137_600, Published),
    (date(2023, 10, 1), 146_000, Published),
    (date(2025, 10, 1), 152_800, Published),
];

const FIGURES: [Figure; 15] = [
    ("car.point_value", date(2019, 10, 1), 1_905, "cents", Illustrative),
    ("car.point_value", date(2021, 10, 1), 1_933, "cents", Illustrative),
    ("car.point_value", date(2022, 4, 1), 1_972, "cents", Published),
    ("car.point_value", date(2022, 10, 1), 2_036, "cents", Published),
    ("car.point_value", date(2025, 10, 1), 2_104, "cents", Illustrative),
    ("carti.point_value", date(2019, 10, 1), 1_512, "cents", Illustrative),
    ("carti.point_value", date(2025, 10, 1), 1_596, "cents", Illustrative),
    ("monthly_cap", LONG_AGO, 400, "hundredths", Rules),
    ("age_of_right", LONG_AGO, 60, "years", Rules),
    ("full_age", LONG_AGO, 65, "years", Rules),
    ("bonus_per_quarter", LONG_AGO, 150, "basis_points", Rules),
    ("minimum_period", LONG_AGO, 120, "months", Rules),
    ("minimum_contributions", LONG_AGO, 60, "months", Rules),
    ("simulation.horizon", LONG_AGO, 10, "years", Manual),
    ("simulation.minimum_age", LONG_AGO, 55, "years", Manual),
];

/// The parameters of pensions.
pub fn parameters() -> impl Iterator<Item = Parameter> {
    let salaries = REFERENCE_SALARIES
        .into_iter()
        .map(|(valid_from, value, source)| ("car.reference_salary", valid_from, value, "cents", source));
    salaries.chain(FIGURES).map(|(code, valid_from, value, unit, source)| Parameter {
        code: format!("pension.{code}"),
        valid_from,
        value,
        unit: unit.to_owned(),
        source: source.text().to_owned(),
        illustrative: source == Illustrative,
    })
}

/// The reference salary of that month, in cents.
pub fn reference_salary(month: NaiveDate) -> i64 {
    let begun = REFERENCE_SALARIES.iter().rev().find(|(valid_from, ..)| *valid_from <= month);
    begun.map_or(REFERENCE_SALARIES[0].1, |(_, value, _)| *value)
}
