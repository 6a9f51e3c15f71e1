//! Tariffs, rates and thresholds, each valid from a date until the next value of the same code.

use sea_orm::entity::prelude::*;

/// A row of `dated_parameter`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dated_parameter")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What the value is, for example `care.tariff.CS` or `care.rate.standard`.
    pub code: String,
    /// First day on which the value holds.
    pub valid_from: Date,
    /// The value, in `unit`.
    pub value: i64,
    /// `cents`, `basis_points`, `months`, `count`…
    pub unit: String,
    /// Where the value comes from: a decree, a publication.
    pub source: String,
    /// The value is plausible and not official; no screen presents it as law.
    pub illustrative: bool,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
