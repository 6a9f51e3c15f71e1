//! Indemnities: sick leave, daily allowances and invalidity pensions.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{IndemnityKind, IndemnityPayeeKind, IndemnityState, LeaveKind, Record};
use crate::check::Check;

/// A period of leave, and whether the medical officer has approved it. Sent again with the decision, or with another
/// end, it takes the place of what was known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SickLeave {
    /// The fund's own number of the leave: the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub number: String,
    /// `number` of the insured person: the rights holder of the household. Never changes once known.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub person: String,
    /// The household of which the person is the rights holder.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// Why the person does not work.
    pub kind: LeaveKind,
    /// First day.
    pub from: NaiveDate,
    /// Last day; empty while no end is known.
    pub until: Option<NaiveDate>,
    /// When the medical officer approved the leave; empty while undecided, and again when the approval is withdrawn.
    pub approved_on: Option<NaiveDate>,
}

impl Record for SickLeave {
    const NAME: &'static str = "sick_leaves";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        check.identifier("person", &self.person, 20);
        check.identifier("matricule", &self.matricule, 12);
        check.date("from", Some(self.from));
        check.date("until", self.until);
        check.period("until", self.from, self.until);
        check.date("approved_on", self.approved_on);
    }
}

/// A period for which a daily allowance or an invalidity pension is due, for one employer: somebody with two employers
/// has two records of the same period. Sent again with a later state, it takes the place of what was known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indemnity {
    /// Number of the file: the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub number: String,
    /// `number` of the insured person: the rights holder of the household. Never changes once known.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub person: String,
    /// The household of which the person is the rights holder.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// What is indemnified.
    pub kind: IndemnityKind,
    /// State of the file; it never goes back.
    pub state: IndemnityState,
    /// First day of the absence.
    pub from: NaiveDate,
    /// Last day of the absence, waiting days included.
    pub until: NaiveDate,
    /// The employer whose salary makes the amount; empty for the self-employed, and for `invalidity`.
    #[schemars(length(min = 1, max = 120))]
    pub employer: Option<String>,
    /// Amount in cents, 0 where nothing is due; empty exactly while the state is `in_progress`.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub amount_cents: Option<i64>,
    /// When the file was processed.
    pub processed_on: NaiveDate,
    /// When the payment was ordered: exactly when the state is `paid`, and not before `processed_on`.
    pub paid_on: Option<NaiveDate>,
    /// What the payee is.
    pub payee_kind: IndemnityPayeeKind,
    /// Name of the payee.
    #[schemars(length(min = 1, max = 120))]
    pub payee_name: String,
    /// Salary of one day from which the amount is made, in cents; with `rate_bp`, `waiting_days` and `paid_days`, or none
    /// of the four, and only with an amount.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub base_salary_cents: Option<i64>,
    /// Share of it that is paid, in basis points: 5000 is half.
    #[schemars(range(min = 0, max = 10_000))]
    pub rate_bp: Option<i32>,
    /// Civil days at the beginning of the period that are never paid.
    #[schemars(range(min = 0, max = 9999))]
    pub waiting_days: Option<i32>,
    /// Civil days of the period that are paid; with the waiting days no more than the period has.
    #[schemars(range(min = 0, max = 9999))]
    pub paid_days: Option<i32>,
}

impl Record for Indemnity {
    const NAME: &'static str = "indemnities";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        check.identifier("person", &self.person, 20);
        check.identifier("matricule", &self.matricule, 12);
        check.date("from", Some(self.from));
        check.date("until", Some(self.until));
        check.period("until", self.from, Some(self.until));
        check.optional_text("employer", self.employer.as_deref(), 120);
        check.require(self.employer.is_none() || self.kind != IndemnityKind::Invalidity, "employer", || {
            "must be empty for `invalidity`".to_owned()
        });
        check.text("payee_name", &self.payee_name, 120);
        check.require(self.payee_kind == IndemnityPayeeKind::Person || self.employer.is_some(), "payee_kind", || {
            "must be `person` where there is no employer".to_owned()
        });
        self.check_payment(check);
        self.check_calculation(check);
    }
}

impl Indemnity {
    fn check_payment(&self, check: &mut Check) {
        check.cents("amount_cents", self.amount_cents);
        let priced = self.state != IndemnityState::InProgress;
        check.require(priced == self.amount_cents.is_some(), "amount_cents", || {
            "must be empty while the state is `in_progress`, and only then".to_owned()
        });
        check.date("processed_on", Some(self.processed_on));
        check.date("paid_on", self.paid_on);
        let paid = self.state == IndemnityState::Paid;
        check.require(paid == self.paid_on.is_some(), "paid_on", || {
            "must be given when the state is `paid`, and only then".to_owned()
        });
        check.period("paid_on", self.processed_on, self.paid_on);
    }

    fn check_calculation(&self, check: &mut Check) {
        check.cents("base_salary_cents", self.base_salary_cents);
        let rate_is_a_share = self.rate_bp.is_none_or(|rate| (0..=10_000).contains(&rate));
        check.require(rate_is_a_share, "rate_bp", || "is not 0 to 10000 basis points".to_owned());
        let days = [("waiting_days", self.waiting_days), ("paid_days", self.paid_days)];
        for (column, count) in days {
            check.require(count.is_none_or(|count| (0..=9999).contains(&count)), column, || {
                "is not 0 to 9999 days".to_owned()
            });
        }
        let given = [
            self.base_salary_cents.is_some(),
            self.rate_bp.is_some(),
            self.waiting_days.is_some(),
            self.paid_days.is_some(),
        ];
        check.require(given == [given[0]; 4], "base_salary_cents", || {
            "base_salary_cents, rate_bp, waiting_days and paid_days are given together or not at all".to_owned()
        });
        check.require(!given[0] || self.amount_cents.is_some(), "base_salary_cents", || {
            "must be empty while there is no amount".to_owned()
        });
        let counted: i64 = days.iter().filter_map(|(_, count)| *count).map(i64::from).sum();
        let period = (self.until - self.from).num_days() + 1;
        check.require(counted <= period.max(0), "paid_days", || {
            format!("with the waiting days there are {counted} days; the period has {period}")
        });
    }
}
