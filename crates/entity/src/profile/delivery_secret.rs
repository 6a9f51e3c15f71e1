//! Secrets of the links with which an insurer fetches a statement. Only their hashes are kept.

use sea_orm::entity::prelude::*;

/// A row of `delivery_secret`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery_secret")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The delivery.
    pub delivery_id: i64,
    /// Hash of the secret, in hexadecimal.
    pub secret_hash: String,
    /// When it stops working.
    pub expires_at: DateTimeUtc,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
