//! General terms as they were when somebody accepted them (PROF-08).

use sea_orm::entity::prelude::*;

/// A row of `accepted_terms`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accepted_terms")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Slug of the document.
    pub document: String,
    /// Version.
    pub version: String,
    /// Language of the text.
    pub language: String,
    /// Title.
    pub title: String,
    /// Text, as it was shown.
    pub html: String,
    /// When somebody first accepted this text.
    pub first_accepted_at: DateTimeUtc,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
