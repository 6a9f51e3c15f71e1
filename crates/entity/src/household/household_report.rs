//! What people report to the registration service.

use sea_orm::entity::prelude::*;

/// What is reported to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum ReportedField {
    /// Family name in use.
    #[sea_orm(string_value = "last_name")]
    LastName,
    /// Family name at birth.
    #[sea_orm(string_value = "birth_name")]
    BirthName,
    /// Given name.
    #[sea_orm(string_value = "first_name")]
    FirstName,
    /// Birth date.
    #[sea_orm(string_value = "birth_date")]
    BirthDate,
    /// Date of death.
    #[sea_orm(string_value = "death_date")]
    DeathDate,
    /// Family situation.
    #[sea_orm(string_value = "family_situation")]
    FamilySituation,
    /// Postal address.
    #[sea_orm(string_value = "address")]
    Address,
}

/// How far a report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum ReportState {
    /// It waits for its answer.
    #[sea_orm(string_value = "received")]
    Received,
    /// Looked at and settled.
    #[sea_orm(string_value = "handled")]
    Handled,
    /// Looked at and refused.
    #[sea_orm(string_value = "refused")]
    Refused,
}

/// A row of `household_report`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "household_report")]
pub struct Model {
    /// Key of the row; the number of the report is made from it.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The household of whom something is wrong.
    pub household_id: i64,
    /// The subscription under which it was reported.
    pub subscription_id: i64,
    /// Who reported it.
    pub reporter_id: i64,
    /// Of which member something is wrong.
    pub person_id: i64,
    /// What is wrong.
    pub field: ReportedField,
    /// What stood there when it was reported.
    pub recorded: Option<String>,
    /// What it should be.
    pub should_be: String,
    /// How far it has come.
    pub state: ReportState,
    /// When it was reported.
    pub reported_at: DateTimeUtc,
    /// What was answered.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
