//! Medical care: practitioners, nomenclature, statements and their lines.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CareState, Fund, PayeeKind, Record};
use crate::check::Check;

/// A practitioner registered with the fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Practitioner {
    /// Registration number: the key. Letters, digits and hyphens.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9-]+$"))]
    pub number: String,
    /// Family name.
    #[schemars(length(min = 1, max = 80))]
    pub last_name: String,
    /// Given name.
    #[schemars(length(min = 1, max = 80))]
    pub first_name: String,
    /// Specialty.
    #[schemars(length(min = 1, max = 80))]
    pub specialty: String,
    /// City of practice.
    #[schemars(length(min = 1, max = 80))]
    pub city: String,
}

impl Record for Practitioner {
    const NAME: &'static str = "practitioners";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        let reserved = self.number == "unregistered" || self.number.contains('.');
        check.require(!reserved, "number", || "must not be `unregistered` nor hold a dot".to_owned());
        check.text("last_name", &self.last_name, 80);
        check.text("first_name", &self.first_name, 80);
        check.text("specialty", &self.specialty, 80);
        check.text("city", &self.city, 80);
    }
}

/// A kind of benefit of the nomenclature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Benefit {
    /// Code: the key, for example `CS`.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub code: String,
    /// Label in French.
    #[schemars(length(min = 1, max = 120))]
    pub label_fr: String,
    /// Label in English.
    #[schemars(length(min = 1, max = 120))]
    pub label_en: String,
    /// Label in Italian.
    #[schemars(length(min = 1, max = 120))]
    pub label_it: String,
}

impl Record for Benefit {
    const NAME: &'static str = "benefits";

    fn identity(&self) -> String {
        self.code.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("code", &self.code, 12);
        check.text("label_fr", &self.label_fr, 120);
        check.text("label_en", &self.label_en, 120);
        check.text("label_it", &self.label_it, 120);
    }
}

/// A care statement (« décompte »): the file of one beneficiary, processed as a whole.
///
/// Sent again with a later state, it takes the place of what was known. A corrected file is a new statement that names
/// the one it adjusts; the original stays and is no longer counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Number of the statement: the key. Letters, digits, hyphens.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub number: String,
    /// The household whose rights refund.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// `number` of the person who was cared for; a member of the household at some time.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub beneficiary: String,
    /// The fund that refunds.
    pub fund: Fund,
    /// State of the file.
    pub state: CareState,
    /// When the file was processed.
    pub processed_on: NaiveDate,
    /// When the payment was ordered: exactly when the state is `processed`, and not before `processed_on`.
    pub paid_on: Option<NaiveDate>,
    /// `number` of the statement that this one adjusts: of the same household and beneficiary, adjusted by no other, and
    /// loaded earlier or standing earlier in the file. Never changes once known.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub adjusts: Option<String>,
}

impl Record for Statement {
    const NAME: &'static str = "statements";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        check.identifier("matricule", &self.matricule, 12);
        check.identifier("beneficiary", &self.beneficiary, 20);
        check.date("processed_on", Some(self.processed_on));
        check.date("paid_on", self.paid_on);
        check.optional_identifier("adjusts", self.adjusts.as_deref(), 20);
        let paid = self.state == CareState::Processed;
        check.require(paid == self.paid_on.is_some(), "paid_on", || {
            "must be given when the state is `processed`, and only then".to_owned()
        });
        check.period("paid_on", self.processed_on, self.paid_on);
        let itself = self.adjusts.as_deref() == Some(self.number.as_str());
        check.require(!itself, "adjusts", || "a statement cannot adjust itself".to_owned());
    }
}

/// A line of a care statement: one act, or several billed together under one amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// `number` of the statement. With `line`, the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub statement: String,
    /// Number of the line in its statement, from 1.
    #[schemars(range(min = 1, max = 9999))]
    pub line: i32,
    /// `code` of the benefit.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub benefit: String,
    /// First day of the care.
    pub care_from: NaiveDate,
    /// Last day of the care; equal to `care_from` for a single day.
    pub care_until: NaiveDate,
    /// Amount on the bill, in cents.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub billed_cents: i64,
    /// Amount refunded, in cents; empty exactly while the statement is `in_progress`.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub refunded_cents: Option<i64>,
    /// Base tariff of the whole line, in cents; with `rate_bp` and `refunded_cents`, or none of the three.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub base_tariff_cents: Option<i64>,
    /// Refund rate in basis points: 8000 is 80 %.
    #[schemars(range(min = 0, max = 10_000))]
    pub rate_bp: Option<i32>,
    /// What the payee is.
    pub payee_kind: PayeeKind,
    /// Name of the payee.
    #[schemars(length(min = 1, max = 120))]
    pub payee_name: String,
    /// HNP: the insured person paid only the co-payment and the fund pays the professional.
    pub fees_unpaid: bool,
    /// `number` of the registered performer; empty when there is none.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9-]+$"))]
    pub performer: Option<String>,
    /// Institution or unregistered professional on the bill; only without `performer`.
    #[schemars(length(min = 1, max = 120))]
    pub performed_at: Option<String>,
    /// `number` of the registered prescriber, when the care was prescribed.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9-]+$"))]
    pub prescriber: Option<String>,
    /// Number of the line of the adjusted statement that this one corrects; that line was loaded earlier or stands earlier
    /// in the file.
    #[schemars(range(min = 1, max = 9999))]
    pub adjusts_line: Option<i32>,
    /// The acts billed together, separated by blanks: `CODE@2026-01-03` or `CODE@2026-01-03/2026-01-10`.
    /// Two at least, or empty.
    pub bundled_acts: Option<BundledActs>,
}

impl Record for Line {
    const NAME: &'static str = "lines";

    fn identity(&self) -> String {
        format!("{} {}", self.statement, self.line)
    }

    fn check(&self, check: &mut Check) {
        check.identifier("statement", &self.statement, 20);
        check.require((1..=9999).contains(&self.line), "line", || format!("{} is not 1 to 9999", self.line));
        check.identifier("benefit", &self.benefit, 12);
        check.date("care_from", Some(self.care_from));
        check.date("care_until", Some(self.care_until));
        check.period("care_until", self.care_from, Some(self.care_until));
        check.cents("billed_cents", Some(self.billed_cents));
        check.cents("refunded_cents", self.refunded_cents);
        check.cents("base_tariff_cents", self.base_tariff_cents);
        let rate_is_a_share = self.rate_bp.is_none_or(|rate| (0..=10_000).contains(&rate));
        check.require(rate_is_a_share, "rate_bp", || "is not 0 to 10000 basis points".to_owned());
        let known = [self.refunded_cents.is_some(), self.base_tariff_cents.is_some(), self.rate_bp.is_some()];
        check.require(known == [known[0]; 3], "refunded_cents", || {
            "refunded_cents, base_tariff_cents and rate_bp are given together or not at all".to_owned()
        });
        check.text("payee_name", &self.payee_name, 120);
        let paid_to_professional = !self.fees_unpaid || self.payee_kind == PayeeKind::Professional;
        check.require(paid_to_professional, "payee_kind", || {
            "must be `professional` when the fees are unpaid (HNP)".to_owned()
        });
        check.optional_identifier("performer", self.performer.as_deref(), 20);
        check.optional_text("performed_at", self.performed_at.as_deref(), 120);
        check.require(self.performer.is_none() || self.performed_at.is_none(), "performed_at", || {
            "must be empty when there is a registered performer".to_owned()
        });
        check.optional_identifier("prescriber", self.prescriber.as_deref(), 20);
        if let Some(line) = self.adjusts_line {
            check.require((1..=9999).contains(&line), "adjusts_line", || format!("{line} is not 1 to 9999"));
        }
        let bundle_is_one = self.bundled_acts.as_ref().is_none_or(|acts| acts.0.len() >= 2);
        check.require(bundle_is_one, "bundled_acts", || "must hold two acts at least, or be empty".to_owned());
    }
}

/// The acts under one billed amount, in the files `CODE@2026-01-03` or `CODE@2026-01-03/2026-01-10`, separated by
/// blanks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", inline)]
pub struct BundledActs(pub Vec<BundledAct>);

/// One of several acts billed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundledAct {
    /// `code` of the benefit.
    pub benefit: String,
    /// First day.
    pub care_from: NaiveDate,
    /// Last day; equal to `care_from` for a single day.
    pub care_until: NaiveDate,
}

impl fmt::Display for BundledAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.benefit, self.care_from)?;
        if self.care_until == self.care_from { Ok(()) } else { write!(f, "/{}", self.care_until) }
    }
}

impl FromStr for BundledAct {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is not CODE@YYYY-MM-DD or CODE@YYYY-MM-DD/YYYY-MM-DD");
        let (benefit, period) = text.split_once('@').filter(|(benefit, _)| !benefit.is_empty()).ok_or_else(wrong)?;
        let (from, until) = period.split_once('/').unwrap_or((period, period));
        let date = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| wrong());
        let (care_from, care_until) = (date(from)?, date(until)?);
        if care_until < care_from {
            return Err(format!("`{text}` ends before it starts"));
        }
        Ok(Self { benefit: benefit.to_owned(), care_from, care_until })
    }
}

impl TryFrom<String> for BundledActs {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.split_whitespace().map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

impl From<BundledActs> for String {
    fn from(acts: BundledActs) -> Self {
        acts.0.iter().map(BundledAct::to_string).collect::<Vec<_>>().join(" ")
    }
}
