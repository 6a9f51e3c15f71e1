//! The versions of a declaration, each as it was sent.

use sea_orm::entity::prelude::*;

/// A row of `resource_declaration_version`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_declaration_version")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The declaration.
    pub declaration_id: i64,
    /// From 1.
    pub version: i32,
    /// JSON object: what was declared.
    pub declared: String,
    /// The general terms that were accepted.
    pub terms_version: String,
    /// The language in which they were.
    pub terms_language: String,
    /// When it was sent.
    pub submitted_at: DateTimeUtc,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
