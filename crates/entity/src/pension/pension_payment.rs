//! Payments of pensions.

use sea_orm::entity::prelude::*;

/// How a payment reaches the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum PaymentMethod {
    /// A transfer to a bank account.
    #[sea_orm(string_value = "transfer")]
    Transfer,
    /// A cheque.
    #[sea_orm(string_value = "cheque")]
    Cheque,
}

/// A row of `pension_payment`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pension_payment")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Number of the payment.
    pub number: String,
    /// The pension.
    pub pension_id: i64,
    /// First day that it pays for.
    pub period_from: Date,
    /// Last day that it pays for.
    pub period_until: Date,
    /// When it was ordered: visible for twelve months from then.
    pub paid_on: Date,
    /// The amount, in cents; negative for a recovery.
    pub amount_cents: i64,
    /// How it was paid.
    pub method: PaymentMethod,
    /// The account of a transfer, masked.
    pub account: Option<String>,
    /// The bank of a transfer.
    pub bank: Option<String>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
