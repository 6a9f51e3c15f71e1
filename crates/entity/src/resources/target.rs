//! Households that a campaign asks.

use sea_orm::entity::prelude::*;

/// A row of `resource_target`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_target")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The campaign.
    pub campaign_id: i64,
    /// The household.
    pub household_id: i64,
    /// Its form asks for dependent children.
    pub children_section: bool,
    /// From this day on it is no longer asked.
    pub ended_on: Option<Date>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
