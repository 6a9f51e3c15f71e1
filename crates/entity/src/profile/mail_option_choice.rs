//! Choices of mail options over time, with the terms accepted (PROF-08). Rows are only added.

use sea_orm::entity::prelude::*;

use crate::identity::subscription::MailOption;

/// A row of `mail_option_choice`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_option_choice")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The subscription.
    pub subscription_id: i64,
    /// When it was chosen.
    pub chosen_at: DateTimeUtc,
    /// The option.
    pub option: MailOption,
    /// JSON: number of the convention by number of the person.
    pub insurers: String,
    /// Version of the terms that was accepted; none for a revocation.
    pub terms_version: Option<String>,
    /// Language in which they were accepted.
    pub terms_language: Option<String>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
