//! Months and parameters for the tests of the rules.

use chrono::NaiveDate;
use entity::pension::{entitlement::PensionFund, pension_month};

use crate::pension::simulation::parameters::{
    AGE_OF_RIGHT, BONUS, CAR_POINT_VALUE, CARTI_POINT_VALUE, Dated, FULL_AGE, HORIZON, MINIMUM_AGE,
    MINIMUM_CONTRIBUTIONS, MINIMUM_PERIOD, MONTHLY_CAP, Parameters, REFERENCE_SALARY,
};

/// A day.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The published reference salaries, and plausible values of the rest.
pub fn parameters() -> Parameters {
    let long_ago = "1990-10-01";
    let values = [
        (REFERENCE_SALARY, long_ago, 78_000),
        (REFERENCE_SALARY, "2003-10-01", 92_250),
        (REFERENCE_SALARY, "2013-10-01", 112_050),
        (REFERENCE_SALARY, "2022-10-01", 137_600),
        (REFERENCE_SALARY, "2023-10-01", 146_000),
        (REFERENCE_SALARY, "2025-10-01", 152_800),
        (CAR_POINT_VALUE, "2022-04-01", 1_972),
        (CAR_POINT_VALUE, "2022-10-01", 2_036),
        (CARTI_POINT_VALUE, long_ago, 1_540),
        (MONTHLY_CAP, long_ago, 400),
        (AGE_OF_RIGHT, long_ago, 60),
        (FULL_AGE, long_ago, 65),
        (BONUS, long_ago, 150),
        (MINIMUM_PERIOD, long_ago, 120),
        (MINIMUM_CONTRIBUTIONS, long_ago, 60),
        (HORIZON, long_ago, 10),
        (MINIMUM_AGE, long_ago, 55),
    ];
    Parameters::of(values.map(|(code, valid_from, value)| Dated {
        code: code.to_owned(),
        value,
        unit: "count".to_owned(),
        valid_from: date(valid_from),
        source: "test".to_owned(),
        illustrative: true,
    }))
}

fn month(fund: PensionFund, month: &str) -> pension_month::Model {
    pension_month::Model {
        id: 0,
        slot: 0,
        person_id: 1,
        fund,
        month: date(month),
        gross_salary_cents: None,
        class: None,
        points_hundredths: 0,
        validated: false,
        batch_id: 1,
    }
}

/// A month of employment with this salary, not yet validated.
pub fn car(of: &str, gross_cents: i64) -> pension_month::Model {
    pension_month::Model { gross_salary_cents: Some(gross_cents), ..month(PensionFund::Car, of) }
}

/// A month of self-employment in this class, not yet validated.
pub fn carti(of: &str, class: i32) -> pension_month::Model {
    pension_month::Model { class: Some(class), ..month(PensionFund::Carti, of) }
}

/// The same month, validated with so many hundredths.
pub fn validated(month: pension_month::Model, points_hundredths: i32) -> pension_month::Model {
    pension_month::Model { points_hundredths, validated: true, ..month }
}
