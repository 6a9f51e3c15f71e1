//! Lines of care statements: an act, or several billed together.

use sea_orm::entity::prelude::*;

use super::care_statement::CareState;

/// What a payee is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum PayeeKind {
    /// The insured person.
    #[sea_orm(string_value = "insured")]
    Insured,
    /// The professional or institution that gave the care.
    #[sea_orm(string_value = "professional")]
    Professional,
    /// Anybody else.
    #[sea_orm(string_value = "third_party")]
    ThirdParty,
}

/// A row of `care_line`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "care_line")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The statement.
    pub statement_id: i64,
    /// Number of the line in its statement, from 1.
    pub line_number: i32,
    /// The household of the statement.
    pub household_id: i64,
    /// The beneficiary of the statement.
    pub beneficiary_id: i64,
    /// The state of the statement.
    pub state: CareState,
    /// Payment date, or processing date of what is not yet paid (CARE-03).
    pub dated: Date,
    /// When the file was processed: visible for twelve months from then (CARE-07).
    pub processed_on: Date,
    /// An adjustment has taken the place of the statement; kept, and no longer listed or counted.
    pub superseded: bool,
    /// What was refunded.
    pub benefit_id: i64,
    /// First day of the care.
    pub care_from: Date,
    /// Last day of the care.
    pub care_until: Date,
    /// Billed, in cents.
    pub billed_cents: i64,
    /// Refunded, in cents; none while being processed.
    pub refunded_cents: Option<i64>,
    /// Base tariff, in cents; none while being processed.
    pub base_tariff_cents: Option<i64>,
    /// Refund rate, in basis points; none while being processed.
    pub rate_bp: Option<i32>,
    /// What the payee is.
    pub payee_kind: PayeeKind,
    /// Name of the payee.
    pub payee_name: String,
    /// HNP: the insured person paid only the co-payment.
    pub fees_unpaid: bool,
    /// The registered performer.
    pub performer_id: Option<i64>,
    /// The institution or unregistered professional on the bill.
    pub performed_at: Option<String>,
    /// The registered prescriber.
    pub prescriber_id: Option<i64>,
    /// The line of the adjusted statement that this one corrects.
    pub adjusts_id: Option<i64>,
    /// JSON array of the acts billed together (`[{"benefit": code, "care_from": date, "care_until": date}]`).
    pub bundled_acts: Option<String>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
