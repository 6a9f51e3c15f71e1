//! One indemnified period, as a row of the table and its unfolded details.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is indemnified (IND-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IndemnityKind {
    /// Daily allowance for sickness.
    Sickness,
    /// Daily allowance for maternity.
    Maternity,
    /// Invalidity pension.
    Invalidity,
}

impl IndemnityKind {
    /// Every kind, in the order of the legend.
    pub const ALL: [Self; 3] = [Self::Sickness, Self::Maternity, Self::Invalidity];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sickness => "sickness",
            Self::Maternity => "maternity",
            Self::Invalidity => "invalidity",
        }
    }
}

/// State of a file: « dossiers en cours ou payés » of the manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IndemnityState {
    /// Being processed: the amount is not yet known.
    InProgress,
    /// The amount is known, and about to be paid.
    ToPay,
    /// The payment was ordered.
    Paid,
}

impl IndemnityState {
    /// Every state, in the order of the legend.
    pub const ALL: [Self; 3] = [Self::Paid, Self::ToPay, Self::InProgress];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::ToPay => "to_pay",
            Self::Paid => "paid",
        }
    }
}

/// One row: a period and, where salaries make the amount, one employer (IND-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndemnityPeriod {
    /// Number of the file; opaque.
    #[cfg_attr(feature = "openapi", schema(example = "I2026-000101-0003"))]
    pub number: String,
    /// What is indemnified.
    pub kind: IndemnityKind,
    /// State of the file.
    pub state: IndemnityState,
    /// First day of the absence.
    pub from: NaiveDate,
    /// Last day of the absence; waiting days included.
    pub until: NaiveDate,
    /// The employer whose salary makes the amount; none for the self-employed and for invalidity.
    #[cfg_attr(feature = "openapi", schema(example = "Société des Bains de Démonstration"))]
    pub employer: Option<String>,
    /// Amount, in cents; absent while being processed, 0 where nothing is due.
    #[cfg_attr(feature = "openapi", schema(example = 49_005))]
    pub amount_cents: Option<i64>,
    /// When the file was processed.
    pub processed_on: NaiveDate,
    /// When the payment was ordered: not the value date of the account (IND-03).
    pub paid_on: Option<NaiveDate>,
    /// To whom it is paid (IND-03).
    pub payee: IndemnityPayee,
    /// « Pourquoi ce montant ? »; absent while being processed, and where the fund does not give its calculation.
    pub explanation: Option<IndemnityExplanation>,
}

/// To whom an indemnity is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndemnityPayee {
    /// What the payee is.
    pub kind: IndemnityPayeeKind,
    /// Name of the payee.
    #[cfg_attr(feature = "openapi", schema(example = "Alain Dupont"))]
    pub name: String,
}

/// What the payee of an indemnity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IndemnityPayeeKind {
    /// The insured person.
    Person,
    /// The employer, who went on paying the salary (« subrogation »).
    Employer,
}

/// « Pourquoi ce montant ? »: how an indemnity comes about, in parts that add up.
///
/// `period_days = waiting_days + paid_days + unpaid_days`, and the amount is `calculated_cents + correction_cents`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndemnityExplanation {
    /// Salary of one day from which the amount is made, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 8910))]
    pub base_salary_cents: i64,
    /// Share of it that the fund pays, in basis points.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 10_000, example = 5000))]
    pub rate_bp: i32,
    /// Days of the period.
    #[cfg_attr(feature = "openapi", schema(example = 14))]
    pub period_days: i64,
    /// Days at its beginning that are never paid (« délai de carence »).
    #[cfg_attr(feature = "openapi", schema(example = 3))]
    pub waiting_days: i64,
    /// Days that are paid.
    #[cfg_attr(feature = "openapi", schema(example = 11))]
    pub paid_days: i64,
    /// Days that are neither: outside of the rights, or paid elsewhere.
    #[cfg_attr(feature = "openapi", schema(example = 0))]
    pub unpaid_days: i64,
    /// Paid days × base salary × rate, rounded to the cent (half up), in cents.
    #[cfg_attr(feature = "openapi", schema(example = 49_005))]
    pub calculated_cents: i64,
    /// What the fund added or took away: a floor, a ceiling, an earlier overpayment; mostly 0.
    #[cfg_attr(feature = "openapi", schema(example = 0))]
    pub correction_cents: i64,
}
