//! One refund, as a row of the table and its unfolded details.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// State of a refund (CARE-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CareState {
    /// Processed: paid.
    Processed,
    /// Being processed: the refund is not yet validated.
    InProgress,
    /// To be paid within two working days.
    ToPay,
}

impl CareState {
    /// Every state, in the order of the legend.
    pub const ALL: [Self; 3] = [Self::Processed, Self::ToPay, Self::InProgress];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Processed => "processed",
            Self::InProgress => "in_progress",
            Self::ToPay => "to_pay",
        }
    }
}

/// The sickness fund that refunds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fund {
    /// Employees.
    Ccss,
    /// Self-employed.
    Camti,
}

/// A page of refunds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CarePage {
    /// The refunds, the newest first.
    pub lines: Vec<CareLine>,
    /// Cursor of the next page; absent on the last.
    pub next_cursor: Option<String>,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// One row: an act, or several acts billed together (CARE-06).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareLine {
    /// Identifier of the line; opaque.
    #[cfg_attr(feature = "openapi", schema(example = "D2026-000123-1"))]
    pub id: String,
    /// Number of the statement that holds the line.
    #[cfg_attr(feature = "openapi", schema(example = "D2026-000123"))]
    pub statement_number: String,
    /// The fund that refunds.
    pub fund: Fund,
    /// The member of the household who was cared for.
    pub beneficiary: Uuid,
    /// State of the refund.
    pub state: CareState,
    /// Payment date, or processing date of what is not yet paid (CARE-03).
    pub dated: NaiveDate,
    /// What was refunded.
    pub benefit: Benefit,
    /// First day of the care.
    pub care_from: NaiveDate,
    /// Last day of the care; equal to `care_from` for a single day.
    pub care_until: NaiveDate,
    /// Amount on the bill, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 5520))]
    pub billed_cents: i64,
    /// Amount refunded, in cents; absent while being processed.
    #[cfg_attr(feature = "openapi", schema(example = 3680))]
    pub refunded_cents: Option<i64>,
    /// Sign R: the file was taken up again and corrected (CARE-05).
    pub adjusted: bool,
    /// Sign T: paid to someone other than the insured person (CARE-05).
    pub third_party: bool,
    /// HNP, « honoraires non payés »: the insured person paid only the co-payment.
    pub fees_unpaid: bool,
    /// To whom the refund is paid (CARE-04).
    pub payee: Payee,
    /// Who performed the care; absent when no registered performer is known.
    pub performer: Option<PractitionerName>,
    /// The institution or unregistered professional on the bill, when there is no registered performer.
    pub performed_at: Option<String>,
    /// Who prescribed the care, when it was prescribed.
    pub prescriber: Option<PractitionerName>,
    /// Refund rate in basis points; absent while being processed.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 10_000, example = 8000))]
    pub rate_bp: Option<i32>,
    /// Base tariff in cents; absent while being processed.
    #[cfg_attr(feature = "openapi", schema(example = 4600))]
    pub base_tariff_cents: Option<i64>,
    /// The acts under one billed and one refunded amount; empty for a single act (CARE-06).
    pub bundled_acts: Vec<BundledAct>,
    /// « Pourquoi ce montant ? »; absent while being processed.
    pub explanation: Option<RefundExplanation>,
}

/// A kind of benefit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Benefit {
    /// Code of the nomenclature.
    #[cfg_attr(feature = "openapi", schema(example = "CS"))]
    pub code: String,
    /// Label in the language asked for.
    #[cfg_attr(feature = "openapi", schema(example = "Consultation d'un spécialiste"))]
    pub label: String,
}

/// One of several acts billed together; it has no amounts of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BundledAct {
    /// What was done.
    pub benefit: Benefit,
    /// First day of the act.
    pub care_from: NaiveDate,
    /// Last day of the act.
    pub care_until: NaiveDate,
}

/// To whom a refund is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Payee {
    /// What the payee is.
    pub kind: PayeeKind,
    /// Name of the payee.
    #[cfg_attr(feature = "openapi", schema(example = "Alain Dupont"))]
    pub name: String,
}

/// What a payee is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PayeeKind {
    /// The insured person.
    Insured,
    /// The professional or institution that gave the care.
    Professional,
    /// Anybody else.
    ThirdParty,
}

/// A practitioner, by number and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PractitionerName {
    /// Registration number with the fund.
    #[cfg_attr(feature = "openapi", schema(example = "P1042"))]
    pub number: String,
    /// Given and family name.
    #[cfg_attr(feature = "openapi", schema(example = "Claire Martin"))]
    pub name: String,
    /// Specialty, as the fund records it.
    #[cfg_attr(feature = "openapi", schema(example = "Cardiologie"))]
    pub specialty: String,
}

/// « Pourquoi ce montant ? »: how the refunded amount comes about, in parts that add up.
///
/// `billed = refunded + copayment + above_tariff` whenever the fund refunded what tariff and rate give;
/// otherwise `correction_cents` is the difference that the fund applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefundExplanation {
    /// Base tariff × rate, rounded to the cent (half up), and never more than was billed.
    pub tariff_times_rate_cents: i64,
    /// Refunded amount minus tariff × rate: a ceiling, a supplement or rounding decided by the fund; mostly 0.
    pub correction_cents: i64,
    /// Part of the tariff that is not refunded (« ticket modérateur »).
    pub copayment_cents: i64,
    /// Part of the bill above the base tariff, which is never refunded.
    pub above_tariff_cents: i64,
    /// What the insured person bears in the end: billed − refunded.
    pub left_to_pay_cents: i64,
    /// Part of the refund that went to somebody else than the insured person.
    pub paid_to_third_party_cents: i64,
    /// What stood before, when the file was adjusted.
    pub adjustment: Option<Adjustment>,
}

/// Amounts of the line before its file was adjusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Adjustment {
    /// Number of the statement that is superseded; it can still be read.
    #[cfg_attr(feature = "openapi", schema(example = "D2026-000098"))]
    pub statement_number: String,
    /// Billed before, in cents.
    pub billed_cents: i64,
    /// Refunded before, in cents.
    pub refunded_cents: Option<i64>,
    /// Refunded now minus refunded before, in cents.
    pub difference_cents: i64,
}

/// Totals of the refunds that a filter selects, computed by the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareTotals {
    /// Number of rows.
    #[cfg_attr(feature = "openapi", schema(example = 42))]
    pub lines: i64,
    /// Billed, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 231_040))]
    pub billed_cents: i64,
    /// Refunded, paid or about to be, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 184_832))]
    pub refunded_cents: i64,
    /// Paid already, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 180_000))]
    pub paid_cents: i64,
}

/// One whole care statement (« décompte »).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareStatement {
    /// Number of the statement.
    #[cfg_attr(feature = "openapi", schema(example = "D2026-000123"))]
    pub number: String,
    /// The fund that refunds.
    pub fund: Fund,
    /// The member of the household who was cared for.
    pub beneficiary: Uuid,
    /// State of the file.
    pub state: CareState,
    /// When the file was processed.
    pub processed_on: NaiveDate,
    /// When the payment was ordered; not the value date of the account.
    pub paid_on: Option<NaiveDate>,
    /// The statement that this one adjusts.
    pub supersedes: Option<String>,
    /// The statement that adjusts this one.
    pub superseded_by: Option<String>,
    /// Every line.
    pub lines: Vec<CareLine>,
    /// Totals of the lines.
    pub totals: CareTotals,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}
