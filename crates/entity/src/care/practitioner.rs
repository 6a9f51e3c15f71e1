//! Practitioners registered with the fund.

use sea_orm::entity::prelude::*;

/// A row of `practitioner`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practitioner")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Registration number.
    pub number: String,
    /// Family name.
    pub last_name: String,
    /// Given name.
    pub first_name: String,
    /// Specialty.
    pub specialty: String,
    /// City of practice.
    pub city: String,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
