//! Days on which a forgotten password was asked for: once a day per subscription (AUTH-06).

use sea_orm::entity::prelude::*;

/// A row of `password_request`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "password_request")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The subscription.
    pub subscription_id: i64,
    /// The day, in Monaco.
    pub requested_on: Date,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
