//! Drafts of declarations: what was not sent.

use sea_orm::entity::prelude::*;

/// A row of `resource_draft`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_draft")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The campaign.
    pub campaign_id: i64,
    /// The household.
    pub household_id: i64,
    /// The subscription that saved it last, which is reminded of it.
    pub subscription_id: i64,
    /// The step to go on with, as the API names it.
    pub step: String,
    /// Version of the general terms that were approved.
    pub terms_version: Option<String>,
    /// JSON object: what is declared so far.
    pub declared: String,
    /// When it was saved.
    pub saved_at: DateTimeUtc,
    /// Days before the end of the campaign at which the last reminder was sent; none before the first.
    pub reminded_days: Option<i32>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
