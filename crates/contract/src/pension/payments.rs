//! The payments of the last twelve months, pension by pension (PEN-01).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{Endpoint, Method},
    export::{ExportFormat, export_target},
    language::Language,
};

/// Asks for the pension payments of the last twelve months.
#[derive(Clone, Copy, Debug)]
pub struct ReadPensionPayments;

impl Endpoint for ReadPensionPayments {
    type Answer = PensionPayments;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/pension/payments".to_owned()
    }
}

/// Where the payments can be downloaded. Not an [`Endpoint`]: the answer is a file, which the browser saves by following a
/// link.
#[derive(Clone, Copy, Debug)]
pub struct ExportPensionPayments {
    /// Format of the file.
    pub format: ExportFormat,
    /// Language of headings, labels and amounts.
    pub language: Language,
}

impl ExportPensionPayments {
    /// Path and query below the root of the API.
    #[must_use]
    pub fn target(&self) -> String {
        let everything: [(&str, &str); 0] = [];
        export_target("/pension/payments", &everything, self.format, self.language)
    }
}

/// The pensions of the person who is signed in, and what was paid over twelve months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PensionPayments {
    /// Every pension that runs, will run or was paid in the period, own pensions first; empty for who has none (PEN-02).
    pub pensions: Vec<Pension>,
    /// Paid over the period, all pensions together, recoveries taken off, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 1_620_000))]
    pub paid_cents: i64,
    /// First day of the period: twelve months before today.
    pub since: NaiveDate,
    /// When the last of the person's pensions ended, where none of them is listed any more.
    pub ended_on: Option<NaiveDate>,
    /// The person has no pension and may simulate the one to come: « Simulation de retraite » is open to them.
    #[serde(default)]
    pub simulation_is_open: bool,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// A pension of one fund, with its payments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pension {
    /// Number of the pension.
    #[cfg_attr(feature = "openapi", schema(example = "R003128-1"))]
    pub number: String,
    /// The fund that pays.
    pub fund: PensionFund,
    /// On whose contributions it rests.
    pub kind: PensionKind,
    /// How often it is paid.
    pub frequency: PaymentFrequency,
    /// First day of the right.
    pub starts_on: NaiveDate,
    /// Last day of the right; none while it lasts.
    pub ends_on: Option<NaiveDate>,
    /// The payments of the period, the newest first. At most 400 for all pensions together: a year holds 12 or 4 of each,
    /// and the corrections.
    pub payments: Vec<PensionPayment>,
    /// Paid over the period, recoveries taken off, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 1_620_000))]
    pub paid_cents: i64,
}

/// One payment, or a recovery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PensionPayment {
    /// Number of the payment.
    #[cfg_attr(feature = "openapi", schema(example = "V003128-1-202602"))]
    pub number: String,
    /// First day that it pays for.
    pub period_from: NaiveDate,
    /// Last day that it pays for.
    pub period_until: NaiveDate,
    /// When it was ordered; not the value date of the account.
    pub paid_on: NaiveDate,
    /// The amount, in cents; negative for a recovery, zero where a recovery has used a payment up.
    #[cfg_attr(feature = "openapi", schema(example = 135_000))]
    pub amount_cents: i64,
    /// How it was paid.
    pub method: PaymentMethod,
    /// The account, masked: first and last four characters. Transfers only.
    #[cfg_attr(feature = "openapi", schema(example = "MC58****0134"))]
    pub account: Option<String>,
    /// Name of the bank. Transfers only.
    #[cfg_attr(feature = "openapi", schema(example = "Banque du Rocher"))]
    pub bank: Option<String>,
}

/// A pension fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PensionFund {
    /// Caisse autonome des retraites: employees.
    Car,
    /// Caisse autonome des retraites des travailleurs indépendants.
    Carti,
}

/// On whose contributions a pension rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PensionKind {
    /// The person's own (« droit direct »).
    Own,
    /// Those of a deceased spouse (« réversion »).
    Survivor,
}

/// How often a pension is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentFrequency {
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
}

/// How a payment reaches the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// A transfer to a bank account.
    Transfer,
    /// A cheque.
    Cheque,
}
