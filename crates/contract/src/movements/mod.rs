//! « Mes derniers mouvements »: what the fund has paid and sent over twelve months, across all services, in one list.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    endpoint::{Endpoint, Method, and_query, with_query},
    paging::PageRequest,
};

/// Asks for a page of movements, the newest first.
#[derive(Clone, Debug, Default)]
pub struct ListMovements {
    /// Which movements.
    pub filter: MovementFilter,
    /// Which page of them.
    pub page: PageRequest,
}

impl Endpoint for ListMovements {
    type Answer = MovementPage;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        and_query(with_query("/movements", &self.filter), &self.page)
    }
}

/// Which movements: every condition given must hold; none gives all of the last twelve months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct MovementFilter {
    /// Movements of this kind only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub kind: Option<MovementKind>,
    /// First day of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(example = "2026-01-01"))]
    pub from: Option<NaiveDate>,
    /// Last day of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(example = "2026-06-30"))]
    pub until: Option<NaiveDate>,
}

/// A page of movements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MovementPage {
    /// The movements, the newest first.
    pub movements: Vec<Movement>,
    /// Cursor of the next page; absent on the last.
    pub next_cursor: Option<String>,
    /// First day of the period: twelve months before today.
    pub since: NaiveDate,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// Something that was paid or sent. No bank account stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Movement {
    /// What it is.
    pub kind: MovementKind,
    /// When the payment was ordered, the allowance processed, or the letter sent.
    pub dated: NaiveDate,
    /// Paid, in cents; below zero when taken back. Absent for a letter.
    #[cfg_attr(feature = "openapi", schema(example = 3_680))]
    pub amount_cents: Option<i64>,
    /// Refund: the member who was cared for. Indemnity: the payee. Allowance: to whom the holder's household was paid.
    /// Letter: the insurer to whom a statement was sent.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé Dupont"))]
    pub who: Option<String>,
    /// What distinguishes it among its kind.
    pub detail: Option<MovementDetail>,
    /// First day of what it is for: the period of an indemnity or pension, the month of an allowance.
    pub starts_on: Option<NaiveDate>,
    /// Last day of what it is for.
    pub ends_on: Option<NaiveDate>,
    /// Number of the care statement.
    #[cfg_attr(feature = "openapi", schema(example = "D2026-000123"))]
    pub statement_number: Option<String>,
}

/// Kind of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    /// A care statement was paid.
    Refund,
    /// An indemnity was paid.
    Indemnity,
    /// The family allowances of a month were processed.
    Allowance,
    /// A pension was paid.
    Pension,
    /// A letter or a mail was sent.
    Letter,
}

impl MovementKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Refund, Self::Indemnity, Self::Allowance, Self::Pension, Self::Letter];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Refund => "refund",
            Self::Indemnity => "indemnity",
            Self::Allowance => "allowance",
            Self::Pension => "pension",
            Self::Letter => "letter",
        }
    }
}

/// What distinguishes a movement among its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MovementDetail {
    /// Indemnity for sickness.
    Sickness,
    /// Indemnity for maternity.
    Maternity,
    /// Invalidity pension.
    Invalidity,
    /// Pension of CAR.
    Car,
    /// Pension of CARTI.
    Carti,
    /// Letter that confirms a subscription.
    Activation,
    /// Letter with a code for a new password.
    ForgottenPassword,
    /// Mail that tells of a new care statement.
    Subscriber,
    /// Mail that brings a care statement to an insurer.
    Insurer,
}

impl MovementDetail {
    /// Every detail.
    pub const ALL: [Self; 9] = [
        Self::Sickness,
        Self::Maternity,
        Self::Invalidity,
        Self::Car,
        Self::Carti,
        Self::Activation,
        Self::ForgottenPassword,
        Self::Subscriber,
        Self::Insurer,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sickness => "sickness",
            Self::Maternity => "maternity",
            Self::Invalidity => "invalidity",
            Self::Car => "car",
            Self::Carti => "carti",
            Self::Activation => "activation",
            Self::ForgottenPassword => "forgotten_password",
            Self::Subscriber => "subscriber",
            Self::Insurer => "insurer",
        }
    }
}
