//! What the form of a campaign offers to choose from.

use sea_orm::entity::prelude::*;

/// What an option of the form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum OptionKind {
    /// A category of income.
    #[sea_orm(string_value = "income")]
    Income,
    /// A special situation, which ends the declaration early.
    #[sea_orm(string_value = "situation")]
    Situation,
}

/// A row of `resource_option`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_option")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The campaign.
    pub campaign_id: i64,
    /// What it is.
    pub kind: OptionKind,
    /// What a declaration names it by.
    pub code: String,
    /// Place on the form, from the lowest.
    pub rank: i32,
    /// French label.
    pub label_fr: String,
    /// English label.
    pub label_en: String,
    /// Italian label.
    pub label_it: String,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
