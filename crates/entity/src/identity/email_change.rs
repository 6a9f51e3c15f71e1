//! E-mail addresses that were asked for, and what became of each (PROF-02 to PROF-04). A subscription has one open change
//! at most: neither confirmed nor void.

use sea_orm::entity::prelude::*;

/// A row of `email_change`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_change")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The subscription.
    pub subscription_id: i64,
    /// The new address.
    pub address: String,
    /// When it was asked for.
    pub requested_at: DateTimeUtc,
    /// When its link was confirmed.
    pub confirmed_at: Option<DateTimeUtc>,
    /// When another change took its place.
    pub voided_at: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
