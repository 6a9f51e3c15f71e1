//! What households have declared.

use sea_orm::entity::prelude::*;

/// How far a declaration has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum DeclarationState {
    /// It waits for the registration service.
    #[sea_orm(string_value = "submitted")]
    Submitted,
    /// The registration service asks for a correction.
    #[sea_orm(string_value = "correction_asked")]
    CorrectionAsked,
    /// Taken into account, and locked.
    #[sea_orm(string_value = "taken_into_account")]
    TakenIntoAccount,
}

/// A row of `resource_declaration`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_declaration")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The campaign.
    pub campaign_id: i64,
    /// The household.
    pub household_id: i64,
    /// The subscription that sent it last, which is told of what becomes of it.
    pub subscription_id: i64,
    /// How far it has come.
    pub state: DeclarationState,
    /// The version that counts: the last one.
    pub version: i32,
    /// When the first version was sent; the number bears its year.
    pub submitted_at: DateTimeUtc,
    /// What is to be corrected.
    pub correction: Option<String>,
    /// When that was asked.
    pub correction_asked_at: Option<DateTimeUtc>,
    /// Last day for it.
    pub correction_until: Option<Date>,
    /// When it was taken into account.
    pub taken_into_account_at: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
