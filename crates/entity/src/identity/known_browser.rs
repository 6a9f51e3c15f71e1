//! Browsers that a subscriber signed in from: guessing by others never locks them out (AUTH-04).

use sea_orm::entity::prelude::*;

/// A row of `known_browser`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "known_browser")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// SHA-256 of the cookie, in hexadecimal.
    pub token_hash: String,
    /// The subscription that signed in from it.
    pub subscription_id: i64,
    /// When it was last used to sign in.
    pub last_used_at: DateTimeUtc,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
