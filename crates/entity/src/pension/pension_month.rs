//! Months of work, and the points that they have brought.

use sea_orm::entity::prelude::*;

use super::entitlement::PensionFund;

/// A row of `pension_month`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pension_month")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Person, fund and month as one number, so that a month is found alone however long the career is.
    pub slot: i64,
    /// Who worked.
    pub person_id: i64,
    /// The fund of the activity.
    pub fund: PensionFund,
    /// First day of the month.
    pub month: Date,
    /// Gross salary, in cents; CAR only.
    pub gross_salary_cents: Option<i64>,
    /// Class, 1 to 4; CARTI only.
    pub class: Option<i32>,
    /// Points, in hundredths.
    pub points_hundredths: i32,
    /// The fund has validated the points.
    pub validated: bool,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
