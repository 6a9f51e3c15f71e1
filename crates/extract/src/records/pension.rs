//! Pensions and their payments, and the points from which pensions are made.

use chrono::{Datelike as _, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PaymentFrequency, PaymentMethod, PensionFund, PensionKind, Record};
use crate::check::Check;

/// A pension of a person, under one fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pension {
    /// Number of the pension: the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub number: String,
    /// `number` of the person who receives it; a member of the household at some time. Never changes once known.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub person: String,
    /// The household under whose matricule it is kept.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// The fund that pays.
    pub fund: PensionFund,
    /// On whose contributions it rests.
    pub kind: PensionKind,
    /// How often it is paid.
    pub frequency: PaymentFrequency,
    /// First day of the right.
    pub starts_on: NaiveDate,
    /// Last day of the right; empty while it lasts.
    pub ends_on: Option<NaiveDate>,
}

impl Record for Pension {
    const NAME: &'static str = "pensions";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        check.identifier("person", &self.person, 20);
        check.identifier("matricule", &self.matricule, 12);
        check.date("starts_on", Some(self.starts_on));
        check.date("ends_on", self.ends_on);
        check.period("ends_on", self.starts_on, self.ends_on);
    }
}

/// A payment of a pension, or a recovery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PensionPayment {
    /// Number of the payment: the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub number: String,
    /// `number` of the pension. Never changes once known.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub pension: String,
    /// First day that it pays for.
    pub period_from: NaiveDate,
    /// Last day that it pays for.
    pub period_until: NaiveDate,
    /// When the payment was ordered; not the value date.
    pub paid_on: NaiveDate,
    /// The amount, in cents; negative for a recovery, zero where a recovery has used the payment up.
    #[schemars(range(min = -1_000_000_000_i64, max = 1_000_000_000))]
    pub amount_cents: i64,
    /// How it was paid.
    pub method: PaymentMethod,
    /// The account of a transfer, masked: its first four and last four characters joined by `****`. Given for
    /// transfers, and only then.
    #[schemars(length(min = 12, max = 12), regex(pattern = r"^[A-Z0-9]{4}\*{4}[A-Z0-9]{4}$"))]
    pub account: Option<String>,
    /// Name of the bank of a transfer. Given for transfers, and only then.
    #[schemars(length(min = 1, max = 80))]
    pub bank: Option<String>,
}

impl Record for PensionPayment {
    const NAME: &'static str = "pension_payments";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        check.identifier("pension", &self.pension, 20);
        check.date("period_from", Some(self.period_from));
        check.date("period_until", Some(self.period_until));
        check.period("period_until", self.period_from, Some(self.period_until));
        check.date("paid_on", Some(self.paid_on));
        check.signed_cents("amount_cents", self.amount_cents);
        check.masked_account("account", self.account.as_deref());
        check.optional_text("bank", self.bank.as_deref(), 80);
        let transfer = self.method == PaymentMethod::Transfer;
        for (column, given) in [("account", self.account.is_some()), ("bank", self.bank.is_some())] {
            check.require(transfer == given, column, || {
                "must be given when the method is `transfer`, and only then".to_owned()
            });
        }
    }
}

/// A month of work as an employee or self-employed person, and the points that it has brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PensionMonth {
    /// `number` of the person. With `fund` and `month`, the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub person: String,
    /// The fund of the activity.
    pub fund: PensionFund,
    /// First day of the month.
    pub month: NaiveDate,
    /// Gross salary of the month, in cents. Given for `car`, and only then.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub gross_salary_cents: Option<i64>,
    /// Class, 1 to 4. Given for `carti`, and only then.
    #[schemars(range(min = 1, max = 4))]
    pub class: Option<i32>,
    /// Points of the month, in hundredths: at most 400, which is the monthly cap.
    #[schemars(range(min = 0, max = 400))]
    pub points_hundredths: i32,
    /// The fund has validated the points. Until then the portal calculates them from salary or class.
    pub validated: bool,
}

impl Record for PensionMonth {
    const NAME: &'static str = "pension_months";

    fn identity(&self) -> String {
        format!("{} {} {}", self.person, self.fund.code(), self.month)
    }

    fn check(&self, check: &mut Check) {
        check.identifier("person", &self.person, 20);
        check.date("month", Some(self.month));
        check.require(self.month.day() == 1, "month", || format!("{} is not the first day of a month", self.month));
        check.cents("gross_salary_cents", self.gross_salary_cents);
        let car = self.fund == PensionFund::Car;
        check.require(car == self.gross_salary_cents.is_some(), "gross_salary_cents", || {
            "must be given when the fund is `car`, and only then".to_owned()
        });
        check.require(car != self.class.is_some(), "class", || {
            "must be given when the fund is `carti`, and only then".to_owned()
        });
        check.require(self.class.is_none_or(|class| (1..=4).contains(&class)), "class", || {
            "is not a class of 1 to 4".to_owned()
        });
        check.require((0..=400).contains(&self.points_hundredths), "points_hundredths", || {
            format!("{} is not a number of 0 to 400 hundredths of a point", self.points_hundredths)
        });
    }
}
