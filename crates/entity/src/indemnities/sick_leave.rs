//! Periods of sick leave, and what the medical officer decided.

use sea_orm::entity::prelude::*;

/// Why somebody does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum LeaveKind {
    /// Sickness.
    #[sea_orm(string_value = "sickness")]
    Sickness,
    /// Maternity.
    #[sea_orm(string_value = "maternity")]
    Maternity,
}

/// A row of `sick_leave`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sick_leave")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The fund's own number of the leave.
    pub number: String,
    /// The insured person.
    pub person_id: i64,
    /// The household whose holder the person is.
    pub household_id: i64,
    /// Why the person does not work.
    pub kind: LeaveKind,
    /// First day.
    pub leave_from: Date,
    /// Last day; none while no end is known.
    pub leave_until: Option<Date>,
    /// When the medical officer approved the leave; none while undecided.
    pub approved_on: Option<Date>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
