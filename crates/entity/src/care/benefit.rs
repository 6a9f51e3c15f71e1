//! The nomenclature: kinds of benefit and their labels.

use sea_orm::entity::prelude::*;

/// A row of `benefit`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "benefit")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Code, for example `CS`.
    pub code: String,
    /// Label in French.
    pub label_fr: String,
    /// Label in English.
    pub label_en: String,
    /// Label in Italian.
    pub label_it: String,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
