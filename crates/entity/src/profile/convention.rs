//! Conventions with complementary insurers (PROF-07), each with the mailbox that receives statements.

use sea_orm::entity::prelude::*;

/// A row of `convention`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "convention")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Number of the convention.
    pub number: String,
    /// Name of the insurer.
    pub insurer: String,
    /// Address that receives the statements, in lower case.
    pub mailbox: String,
    /// First day.
    pub signed_on: Date,
    /// Last day; none while it lasts.
    pub ended_on: Option<Date>,
    /// Hash of the key with which the insurer fetches statements; none until one was issued.
    pub access_key_hash: Option<String>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
