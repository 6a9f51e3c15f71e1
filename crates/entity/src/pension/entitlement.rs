//! Pensions: who has a right to one, of which fund, since when.

use sea_orm::entity::prelude::*;

/// A pension fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum PensionFund {
    /// Employees.
    #[sea_orm(string_value = "car")]
    Car,
    /// Self-employed.
    #[sea_orm(string_value = "carti")]
    Carti,
}

/// On whose contributions a pension rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum PensionKind {
    /// The person's own.
    #[sea_orm(string_value = "own")]
    Own,
    /// Those of a deceased spouse.
    #[sea_orm(string_value = "survivor")]
    Survivor,
}

/// How often a pension is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum PaymentFrequency {
    /// Every month.
    #[sea_orm(string_value = "monthly")]
    Monthly,
    /// Every three months.
    #[sea_orm(string_value = "quarterly")]
    Quarterly,
}

/// A row of `pension`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pension")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Number of the pension.
    pub number: String,
    /// Who receives it.
    pub person_id: i64,
    /// The household under whose matricule it is kept.
    pub household_id: i64,
    /// The fund that pays.
    pub fund: PensionFund,
    /// On whose contributions it rests.
    pub kind: PensionKind,
    /// How often it is paid.
    pub frequency: PaymentFrequency,
    /// First day of the right.
    pub starts_on: Date,
    /// Last day of the right; none while it lasts.
    pub ends_on: Option<Date>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
