//! Periods in which a fund refunds the care of a household.

use sea_orm::entity::prelude::*;

/// A sickness fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Fund {
    /// Employees.
    #[sea_orm(string_value = "ccss")]
    Ccss,
    /// Self-employed.
    #[sea_orm(string_value = "camti")]
    Camti,
}

/// A row of `medical_right`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "medical_right")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The household.
    pub household_id: i64,
    /// The fund.
    pub fund: Fund,
    /// First day of the right.
    pub valid_from: Date,
    /// Last day of the right; none while it lasts.
    pub valid_until: Option<Date>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
