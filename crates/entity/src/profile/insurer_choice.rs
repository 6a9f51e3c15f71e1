//! The insurer that a member's care statements are forwarded to (PROF-06).

use sea_orm::entity::prelude::*;

/// A row of `insurer_choice`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "insurer_choice")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The subscription under which it was chosen.
    pub subscription_id: i64,
    /// The member of the household.
    pub person_id: i64,
    /// The convention.
    pub convention_id: i64,
    /// When it was chosen.
    pub chosen_at: DateTimeUtc,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
