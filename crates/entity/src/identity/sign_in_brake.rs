//! Failed identifications, counted by what was typed, whether or not it exists (AUTH-04).

use sea_orm::entity::prelude::*;

/// A row of `sign_in_brake`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_brake")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// SHA-256 of what is counted: typed account, typed account and address, or known browser.
    pub key_hash: String,
    /// Failures in a row.
    pub failures: i32,
    /// When the last one happened.
    pub last_failure_at: DateTimeUtc,
    /// Until when further attempts are turned away.
    pub blocked_until: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
