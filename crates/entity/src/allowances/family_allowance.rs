//! Family allowances: what was granted for a child and a month, and to whom it was paid.

use sea_orm::entity::prelude::*;

/// A row of `family_allowance`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "family_allowance")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The fund's number of the operation.
    pub number: String,
    /// The household whose rights grant.
    pub household_id: i64,
    /// First day of the month.
    pub month: Date,
    /// The child.
    pub child_id: i64,
    /// To whom it was paid (« attributaire »).
    pub recipient_id: i64,
    /// When it was processed: an operation of the fund, not the value date of a payment.
    pub processed_on: Date,
    /// Granted, before recoveries, in cents.
    pub allowance_cents: i64,
    /// Recovered for the fund itself, in cents; below zero when given back.
    pub internal_recovery_cents: i64,
    /// Recovered for another body, in cents; below zero when given back.
    pub third_party_recovery_cents: i64,
    /// The other body, exactly when something was recovered for it or given back.
    pub third_party_name: Option<String>,
    /// The recipient's account, masked: first and last four characters. Nobody but the recipient is shown it.
    pub account: Option<String>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
