//! What stands above the table: beneficiaries, months, practitioners.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The members of the household, with what was paid for each (CARE-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Beneficiaries {
    /// The rights holder first, then the spouse, then the children from the eldest; former members only while they
    /// have refunds.
    pub beneficiaries: Vec<Beneficiary>,
    /// First day of the period: twelve months before today (CARE-07).
    pub since: NaiveDate,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// A member of the household and the refunds of the last twelve months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Beneficiary {
    /// Identifier of the person; opaque.
    pub id: Uuid,
    /// Given name.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé"))]
    pub first_name: String,
    /// Family name.
    #[cfg_attr(feature = "openapi", schema(example = "Dupont"))]
    pub last_name: String,
    /// What the person is in the household.
    pub role: BeneficiaryRole,
    /// Paid, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 52_340))]
    pub paid_cents: i64,
    /// Number of rows, in every state.
    #[cfg_attr(feature = "openapi", schema(example = 12))]
    pub lines: i64,
}

/// What a beneficiary is in the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BeneficiaryRole {
    /// The rights holder.
    Holder,
    /// The spouse.
    Spouse,
    /// A child.
    Child,
}

/// Refunds added up by month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareMonths {
    /// Every month of the period without a gap, the oldest first; thirteen calendar months when no period is asked for.
    pub months: Vec<CareMonth>,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// One month of refunds, by payment date (processing date of what is not yet paid).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareMonth {
    /// First day of the month.
    #[cfg_attr(feature = "openapi", schema(example = "2026-03-01"))]
    pub month: NaiveDate,
    /// Number of rows.
    pub lines: i64,
    /// Billed, in cents.
    pub billed_cents: i64,
    /// Refunded, paid or about to be, in cents.
    pub refunded_cents: i64,
}

/// The performers of the last twelve months (CARE-08).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Practitioners {
    /// The registered performers, by name.
    pub practitioners: Vec<Practitioner>,
    /// « Praticien non immatriculé »; absent when every refund has a registered performer.
    pub unregistered: Option<PerformerTotals>,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// A performer and the refunds of their care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Practitioner {
    /// Registration number with the fund.
    #[cfg_attr(feature = "openapi", schema(example = "P1042"))]
    pub number: String,
    /// Given name.
    #[cfg_attr(feature = "openapi", schema(example = "Claire"))]
    pub first_name: String,
    /// Family name.
    #[cfg_attr(feature = "openapi", schema(example = "Martin"))]
    pub last_name: String,
    /// Specialty, as the fund records it.
    #[cfg_attr(feature = "openapi", schema(example = "Cardiologie"))]
    pub specialty: String,
    /// The refunds of their care.
    pub totals: PerformerTotals,
}

/// Refunds of one performer's care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PerformerTotals {
    /// Number of rows.
    #[cfg_attr(feature = "openapi", schema(example = 5))]
    pub lines: i64,
    /// Paid, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 18_400))]
    pub paid_cents: i64,
}
