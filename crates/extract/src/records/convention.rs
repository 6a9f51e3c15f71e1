//! Conventions with complementary insurers.

use chrono::NaiveDate;
use contract::email::{EmailAddress, LONGEST_EMAIL};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Record;
use crate::check::Check;

/// A convention that a complementary insurer has signed with the fund: it receives care statements electronically
/// (PROF-07).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Convention {
    /// Number of the convention: the key. A convention that is renewed keeps its number.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub number: String,
    /// Name of the insurer, as people know it.
    #[schemars(length(min = 1, max = 120))]
    pub insurer: String,
    /// E-mail address that receives the statements of all members of the insurer; capital and small letters are the
    /// same. One convention has it and no other.
    #[schemars(length(min = 3, max = 254))]
    pub mailbox: String,
    /// First day.
    pub signed_on: NaiveDate,
    /// Last day; empty while it lasts.
    pub ended_on: Option<NaiveDate>,
}

impl Record for Convention {
    const NAME: &'static str = "conventions";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        check.text("insurer", &self.insurer, 120);
        check.text("mailbox", &self.mailbox, LONGEST_EMAIL);
        if let Err(fault) = EmailAddress::parse(&self.mailbox) {
            check.require(false, "mailbox", || format!("is not acceptable: {fault}"));
        }
        check.date("signed_on", Some(self.signed_on));
        check.date("ended_on", self.ended_on);
        check.period("ended_on", self.signed_on, self.ended_on);
    }
}
