//! Requests that carry an `Idempotency-Key`, kept for a day (API-03).

use sea_orm::entity::prelude::*;

/// A row of `idempotent_request`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotent_request")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Hash of caller, operation and key.
    pub key_hash: String,
    /// Hash of the body.
    pub body_hash: String,
    /// When it came.
    pub created_at: DateTimeUtc,
    /// Status of its answer; none while it is being worked on.
    pub status: Option<i32>,
    /// JSON: the headers of its answer that are given again, as pairs of name and value.
    pub headers: Option<String>,
    /// Its answer.
    pub answer: Option<String>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
