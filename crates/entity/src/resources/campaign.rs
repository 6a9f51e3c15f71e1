//! Campaigns: when the fund asks households for their resources.

use sea_orm::entity::prelude::*;

/// A row of `resource_campaign`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_campaign")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The fund's own code.
    pub code: String,
    /// The year whose income is declared.
    pub reference_year: i32,
    /// First day.
    pub opens_on: Date,
    /// Last day.
    pub closes_on: Date,
    /// The day on which a dependent child must be under 21.
    pub children_on: Date,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
