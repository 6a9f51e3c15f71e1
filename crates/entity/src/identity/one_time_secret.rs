//! Secrets that are used once: codes of letters and links of mails. Only their hashes are kept.

use sea_orm::entity::prelude::*;

/// What a secret is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Purpose {
    /// Code of a letter that confirms a subscription (AUTH-07).
    #[sea_orm(string_value = "activation_code")]
    ActivationCode,
    /// Code of a letter for a forgotten password (AUTH-05).
    #[sea_orm(string_value = "password_code")]
    PasswordCode,
    /// Link of a mail for a forgotten password (AUTH-05).
    #[sea_orm(string_value = "password_link")]
    PasswordLink,
    /// Link of a mail that confirms an e-mail address (PROF-02).
    #[sea_orm(string_value = "email_link")]
    EmailLink,
}

/// A row of `one_time_secret`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_secret")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The subscription that it opens.
    pub subscription_id: i64,
    /// What it is for.
    pub purpose: Purpose,
    /// Hash of the secret, in hexadecimal.
    pub secret_hash: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it stops working.
    pub expires_at: DateTimeUtc,
    /// When it was used.
    pub used_at: Option<DateTimeUtc>,
    /// When something newer took its place.
    pub voided_at: Option<DateTimeUtc>,
    /// How often a wrong code was typed while this one could be used.
    pub failed_tries: i32,
    /// The e-mail address that a link confirms.
    pub email_address: Option<String>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
