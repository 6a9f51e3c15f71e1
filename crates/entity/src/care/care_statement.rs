//! Care statements (« décomptes de soins »).

use sea_orm::entity::prelude::*;

use crate::household::medical_right::Fund;

/// State of a file (CARE-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum CareState {
    /// Processed: paid.
    #[sea_orm(string_value = "processed")]
    Processed,
    /// Being processed.
    #[sea_orm(string_value = "in_progress")]
    InProgress,
    /// To be paid within two working days.
    #[sea_orm(string_value = "to_pay")]
    ToPay,
}

/// A row of `care_statement`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "care_statement")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Number on the statement.
    pub number: String,
    /// The household whose rights refund.
    pub household_id: i64,
    /// The person who was cared for.
    pub beneficiary_id: i64,
    /// The fund that refunds.
    pub fund: Fund,
    /// State of the file.
    pub state: CareState,
    /// When the file was processed.
    pub processed_on: Date,
    /// When the payment was ordered; never before `processed_on`.
    pub paid_on: Option<Date>,
    /// The statement that this one adjusts and supersedes.
    pub adjusts_id: Option<i64>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
