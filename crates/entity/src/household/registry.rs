//! Households: a rights holder and everybody whose rights the holder opens.

use sea_orm::entity::prelude::*;

/// A row of `household`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "household")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Registration number of the rights holder.
    pub matricule: String,
    /// The rights holder.
    pub holder_id: i64,
    /// Card colour (`verte`, `rose`, `bulle`), when determined.
    pub card_colour: Option<String>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
