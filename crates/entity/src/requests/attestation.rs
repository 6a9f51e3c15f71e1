//! Attestations that the portal has issued.

use sea_orm::entity::prelude::*;

/// What is attested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum AttestationKind {
    /// Medical rights of a member of the household.
    #[sea_orm(string_value = "medical_rights")]
    MedicalRights,
    /// Family allowances that were paid.
    #[sea_orm(string_value = "allowance_payments")]
    AllowancePayments,
    /// Pensions that were paid.
    #[sea_orm(string_value = "pension_payments")]
    PensionPayments,
}

/// A row of `attestation`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attestation")]
pub struct Model {
    /// Key of the row; the number of the attestation is made from it.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The request for which it was issued.
    pub request_id: i64,
    /// What is attested.
    pub kind: AttestationKind,
    /// Verification code, without separators. Proves that a paper is the fund's, and opens nothing.
    pub code: String,
    /// Initials of the beneficiary.
    pub initials: String,
    /// Everything that the document says, as JSON.
    pub content: String,
    /// When it was issued.
    pub issued_at: DateTimeUtc,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
