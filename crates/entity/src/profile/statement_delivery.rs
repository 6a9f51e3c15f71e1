//! The ledger of care statements sent to people and insurers (PROF-09).

use sea_orm::entity::prelude::*;

/// To whom a statement is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Channel {
    /// A notice to the subscriber.
    #[sea_orm(string_value = "subscriber")]
    Subscriber,
    /// The statement to an insurer.
    #[sea_orm(string_value = "insurer")]
    Insurer,
}

/// A row of `statement_delivery`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statement_delivery")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The subscription under whose mail option it was sent.
    pub subscription_id: i64,
    /// The statement.
    pub statement_id: i64,
    /// To whom.
    pub channel: Channel,
    /// The convention of the insurer; none for the subscriber.
    pub convention_id: Option<i64>,
    /// The mail that carries it.
    pub mail_id: i64,
    /// When it was decided.
    pub created_at: DateTimeUtc,
    /// When the insurer first fetched it.
    pub fetched_at: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
