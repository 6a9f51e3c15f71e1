//! The fund's own figures.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Record;
use crate::check::Check;

/// A tariff, a rate or a threshold, valid until the next value of the same code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What the value is, for example `care.tariff.CS` or `care.rate.standard`. With `valid_from`, the key.
    #[schemars(length(min = 1, max = 60), regex(pattern = r"^[A-Za-z0-9._-]+$"))]
    pub code: String,
    /// First day on which the value holds.
    pub valid_from: NaiveDate,
    /// The value.
    pub value: i64,
    /// Unit of the value: `cents`, `basis_points`, `months`, `years`, `hundredths`, `count`.
    #[schemars(length(min = 1, max = 20))]
    pub unit: String,
    /// Where the value comes from.
    #[schemars(length(min = 1, max = 200))]
    pub source: String,
    /// Plausible and not official: never presented as law.
    pub illustrative: bool,
}

impl Record for Parameter {
    const NAME: &'static str = "parameters";

    fn identity(&self) -> String {
        format!("{} {}", self.code, self.valid_from)
    }

    fn check(&self, check: &mut Check) {
        check.identifier("code", &self.code.replace('_', "-"), 60);
        check.date("valid_from", Some(self.valid_from));
        check.text("unit", &self.unit, 20);
        check.text("source", &self.source, 200);
    }
}
