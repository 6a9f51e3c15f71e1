//! Simulations that a person keeps. They are the person's own: no batch brings or changes them.

use sea_orm::entity::prelude::*;

/// A row of `pension_simulation`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pension_simulation")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Identifier in the API: random, tells nothing.
    pub public_id: Uuid,
    /// Whose it is.
    pub person_id: i64,
    /// Number among the simulations of the person, from 1.
    pub number: i64,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// The last month of work that was chosen.
    pub leaving_month: Date,
    /// JSON object with everything that the result rests on.
    pub basis: String,
    /// The monthly pension that was told, in cents.
    pub monthly_cents: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
