//! The dated parameters of the calculation (SIM-04): codes, values in force on a day, and the figures that they make.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::fund::dated_parameter;
use serde::{Deserialize, Serialize};

/// What the code of every parameter of pensions begins with.
pub const PREFIX: &str = "pension.";

/// Annual value of a point of CAR, in cents.
pub const CAR_POINT_VALUE: &str = "pension.car.point_value";
/// Annual value of a point of CARTI, in cents.
pub const CARTI_POINT_VALUE: &str = "pension.carti.point_value";
/// Salary that makes one point a month, in cents.
pub const REFERENCE_SALARY: &str = "pension.car.reference_salary";
/// Most points of a month, in hundredths.
pub const MONTHLY_CAP: &str = "pension.monthly_cap";
/// Age from which there is a right, in years.
pub const AGE_OF_RIGHT: &str = "pension.age_of_right";
/// Age from which further quarters add to the pension, in years.
pub const FULL_AGE: &str = "pension.full_age";
/// What a quarter beyond that age adds, in basis points.
pub const BONUS: &str = "pension.bonus_per_quarter";
/// Least number of months since the first month of work.
pub const MINIMUM_PERIOD: &str = "pension.minimum_period";
/// Least number of months with points.
pub const MINIMUM_CONTRIBUTIONS: &str = "pension.minimum_contributions";
/// How many years ahead a simulation goes.
pub const HORIZON: &str = "pension.simulation.horizon";
/// Least age for a simulation, in years.
pub const MINIMUM_AGE: &str = "pension.simulation.minimum_age";

/// A value and from when on it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// Which parameter.
    pub code: String,
    /// The value.
    pub value: i64,
    /// Its unit.
    pub unit: String,
    /// First day on which it holds.
    pub valid_from: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// Plausible and not official.
    pub illustrative: bool,
}

impl From<dated_parameter::Model> for Dated {
    fn from(row: dated_parameter::Model) -> Self {
        let dated_parameter::Model { code, valid_from, value, unit, source, illustrative, .. } = row;
        Self { code, value, unit, valid_from, source, illustrative }
    }
}

/// Every value that the parameters of pensions have had.
#[derive(Clone, Debug, Default)]
pub struct Parameters(BTreeMap<String, Vec<Dated>>);

impl Parameters {
    /// The values, in any order.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = Dated>) -> Self {
        let mut by_code: BTreeMap<String, Vec<Dated>> = BTreeMap::new();
        for value in values {
            by_code.entry(value.code.clone()).or_default().push(value);
        }
        for values in by_code.values_mut() {
            values.sort_by_key(|value| value.valid_from);
        }
        Self(by_code)
    }

    /// The value that holds on this day: the newest that has begun.
    #[must_use]
    pub fn on(&self, code: &str, day: NaiveDate) -> Option<&Dated> {
        self.0.get(code)?.iter().rev().find(|value| value.valid_from <= day)
    }

    /// One value of each code: those that hold on this day.
    #[must_use]
    pub fn in_force(&self, day: NaiveDate) -> Vec<Dated> {
        self.0.keys().filter_map(|code| self.on(code, day).cloned()).collect()
    }
}

/// The figures of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Annual value of a point of CAR, in cents.
    pub car_point_value_cents: i64,
    /// Annual value of a point of CARTI, in cents.
    pub carti_point_value_cents: i64,
    /// Most points of a month, in hundredths.
    pub monthly_cap_hundredths: i64,
    /// Age from which there is a right, in years.
    pub age_of_right: u32,
    /// Age from which further quarters add to the pension, in years.
    pub full_age: u32,
    /// What a quarter beyond that age adds, in basis points.
    pub bonus_bp: i64,
    /// Least number of months since the first month of work.
    pub minimum_period: i64,
    /// Least number of months with points.
    pub minimum_contributions: i64,
    /// How many years ahead a simulation goes.
    pub horizon_years: u32,
    /// Least age for a simulation, in years.
    pub minimum_age: u32,
}

impl Figures {
    /// The figures that these values make; none when one is missing or is no figure.
    #[must_use]
    pub fn of(values: &[Dated]) -> Option<Self> {
        let value = |code: &str| values.iter().find(|value| value.code == code).map(|value| value.value);
        let amount = |code: &str| value(code).filter(|value| (0..=1_000_000_000).contains(value));
        let years = |code: &str| value(code).and_then(|value| u32::try_from(value).ok()).filter(|years| *years <= 120);
        Some(Self {
            car_point_value_cents: amount(CAR_POINT_VALUE)?,
            carti_point_value_cents: amount(CARTI_POINT_VALUE)?,
            monthly_cap_hundredths: amount(MONTHLY_CAP)?,
            age_of_right: years(AGE_OF_RIGHT)?,
            full_age: years(FULL_AGE)?,
            bonus_bp: amount(BONUS).filter(|bonus| *bonus <= 10_000)?,
            minimum_period: amount(MINIMUM_PERIOD)?,
            minimum_contributions: amount(MINIMUM_CONTRIBUTIONS)?,
            horizon_years: years(HORIZON)?,
            minimum_age: years(MINIMUM_AGE)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pension::simulation::rules::sample;

    #[test]
    fn of_several_values_the_newest_that_has_begun_holds() {
        let parameters = sample::parameters();
        for (day, cents) in [
            ("2003-09-30", 78_000),
            ("2003-10-01", 92_250),
            ("2022-09-30", 112_050),
            ("2022-10-01", 137_600),
            ("2025-10-01", 152_800),
            ("2050-01-01", 152_800),
        ] {
            assert_eq!(parameters.on(REFERENCE_SALARY, day.parse().unwrap()).unwrap().value, cents, "{day}");
        }
        assert_eq!(parameters.on(REFERENCE_SALARY, "1950-01-01".parse().unwrap()), None);
        assert_eq!(parameters.on("pension.unknown", "2026-01-01".parse().unwrap()), None);
    }

    #[test]
    fn a_missing_or_absurd_value_makes_no_figures() {
        let values = sample::parameters().in_force("2026-11-23".parse().unwrap());
        assert!(Figures::of(&values).is_some());
        for position in 0..values.len() {
            let mut fewer = values.clone();
            let taken = fewer.remove(position);
            if taken.code != REFERENCE_SALARY {
                assert_eq!(Figures::of(&fewer), None, "without {}", taken.code);
                fewer.push(Dated { value: -1, ..taken });
                assert_eq!(Figures::of(&fewer), None);
            }
        }
    }
}
