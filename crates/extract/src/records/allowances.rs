//! Family allowances.

use chrono::{Datelike as _, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Record;
use crate::check::Check;

/// What was granted for a child and a month, what was recovered from it, and to whom the rest was paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamilyAllowance {
    /// The fund's number of the operation: the key. A correction is an operation of its own.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub number: String,
    /// The household.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// The month, written as its first day.
    pub month: NaiveDate,
    /// `number` of the child, who is or was a child of the household.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub child: String,
    /// `number` of the recipient, to whom it was paid: the holder, a spouse, or a former spouse of the household.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub recipient: String,
    /// When it was processed: an operation of the fund, not the value date of a payment.
    pub processed_on: NaiveDate,
    /// Granted, before recoveries, in cents.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub allowance_cents: i64,
    /// Recovered for the fund itself, in cents; below zero when it gives back what it had recovered. May exceed the
    /// allowance.
    #[schemars(range(min = -1_000_000_000, max = 1_000_000_000))]
    pub internal_recovery_cents: i64,
    /// Recovered for another body, in cents; below zero when given back. May exceed the allowance.
    #[schemars(range(min = -1_000_000_000, max = 1_000_000_000))]
    pub third_party_recovery_cents: i64,
    /// The other body; given exactly when `third_party_recovery_cents` is not 0.
    #[schemars(length(min = 1, max = 120))]
    pub third_party_name: Option<String>,
    /// The recipient's account: the first four and the last four characters of the IBAN, joined by `****`; empty when
    /// it was not paid to an account. A whole IBAN is refused.
    #[schemars(length(min = 12, max = 12), regex(pattern = r"^[A-Z]{2}[0-9]{2}\*{4}[A-Z0-9]{4}$"))]
    pub account: Option<String>,
}

impl Record for FamilyAllowance {
    const NAME: &'static str = "family_allowances";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        check.identifier("matricule", &self.matricule, 12);
        check.date("month", Some(self.month));
        check.require(self.month.day() == 1, "month", || {
            format!("{} is not the first day of a month, which stands for the month", self.month)
        });
        check.identifier("child", &self.child, 20);
        check.identifier("recipient", &self.recipient, 20);
        check.require(self.child != self.recipient, "recipient", || "is the child".to_owned());
        check.date("processed_on", Some(self.processed_on));
        check.cents("allowance_cents", Some(self.allowance_cents));
        check.signed_cents("internal_recovery_cents", self.internal_recovery_cents);
        check.signed_cents("third_party_recovery_cents", self.third_party_recovery_cents);
        check.optional_text("third_party_name", self.third_party_name.as_deref(), 120);
        let named = self.third_party_name.is_some();
        check.require(named || self.third_party_recovery_cents == 0, "third_party_name", || {
            "is missing: something was recovered for another body, or given back".to_owned()
        });
        check.require(!named || self.third_party_recovery_cents != 0, "third_party_name", || {
            "is given, but nothing was recovered for another body".to_owned()
        });
        check.masked_account("account", self.account.as_deref());
    }
}
