//! Indemnified periods, one row for each employer.

use sea_orm::entity::prelude::*;

/// What is indemnified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum IndemnityKind {
    /// Daily allowance for sickness.
    #[sea_orm(string_value = "sickness")]
    Sickness,
    /// Daily allowance for maternity.
    #[sea_orm(string_value = "maternity")]
    Maternity,
    /// Invalidity pension.
    #[sea_orm(string_value = "invalidity")]
    Invalidity,
}

/// State of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum IndemnityState {
    /// Being processed: the amount is not yet known.
    #[sea_orm(string_value = "in_progress")]
    InProgress,
    /// About to be paid.
    #[sea_orm(string_value = "to_pay")]
    ToPay,
    /// The payment was ordered.
    #[sea_orm(string_value = "paid")]
    Paid,
}

/// What the payee is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum IndemnityPayeeKind {
    /// The insured person.
    #[sea_orm(string_value = "person")]
    Person,
    /// The employer, by subrogation.
    #[sea_orm(string_value = "employer")]
    Employer,
}

/// A row of `indemnity`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indemnity")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Number of the file.
    pub number: String,
    /// The insured person.
    pub person_id: i64,
    /// The household whose holder the person is.
    pub household_id: i64,
    /// What is indemnified.
    pub kind: IndemnityKind,
    /// State of the file.
    pub state: IndemnityState,
    /// First day of the absence.
    pub period_from: Date,
    /// Last day of the absence; waiting days included.
    pub period_until: Date,
    /// The employer whose salary makes the amount.
    pub employer: Option<String>,
    /// Amount, in cents; none while being processed.
    pub amount_cents: Option<i64>,
    /// When the file was processed.
    pub processed_on: Date,
    /// When the payment was ordered.
    pub paid_on: Option<Date>,
    /// What the payee is.
    pub payee_kind: IndemnityPayeeKind,
    /// Name of the payee.
    pub payee_name: String,
    /// Daily base salary, in cents; with rate and days, or none of the four.
    pub base_salary_cents: Option<i64>,
    /// Rate, in basis points.
    pub rate_bp: Option<i32>,
    /// Days at the beginning that are never paid.
    pub waiting_days: Option<i32>,
    /// Days that are paid.
    pub paid_days: Option<i32>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
