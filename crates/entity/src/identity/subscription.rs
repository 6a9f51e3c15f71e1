//! Subscriptions: (matricule, population) of a person, with a password of its own.

use sea_orm::entity::prelude::*;

/// The situation under which a person subscribed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Population {
    /// « Salarié ».
    #[sea_orm(string_value = "employee")]
    Employee,
    /// « Travailleur indépendant ».
    #[sea_orm(string_value = "self_employed")]
    SelfEmployed,
    /// « Retraité ».
    #[sea_orm(string_value = "retired")]
    Retired,
    /// « Conjoint ».
    #[sea_orm(string_value = "spouse")]
    Spouse,
}

/// How the documents of a subscription are sent (PROF-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum MailOption {
    /// By post.
    #[sea_orm(string_value = "postal")]
    Postal,
    /// In the portal, with a notice by e-mail.
    #[sea_orm(string_value = "electronic")]
    Electronic,
}

/// A row of `subscription`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscription")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The household whose matricule is used to sign in.
    pub household_id: i64,
    /// The subscriber: the rights holder, or the recipient.
    pub person_id: i64,
    /// Population under which the person subscribed.
    pub population: Population,
    /// argon2id hash in PHC format; none until a password has been chosen.
    pub password_hash: Option<String>,
    /// When the subscription was last used to sign in.
    pub last_sign_in_at: Option<DateTimeUtc>,
    /// The batch that last wrote the row; none while the person alone has asked for the subscription (AUTH-07).
    pub batch_id: Option<i64>,
    /// Identifier in the API: random, tells nothing.
    pub public_id: Uuid,
    /// When the person asked for the subscription; none when the fund gave it.
    pub created_at: Option<DateTimeUtc>,
    /// When the password was last chosen.
    pub password_changed_at: Option<DateTimeUtc>,
    /// The confirmed e-mail address.
    pub email_address: Option<String>,
    /// When it was confirmed.
    pub email_confirmed_at: Option<DateTimeUtc>,
    /// How documents are sent.
    pub mail_option: MailOption,
    /// When the mail option in force was chosen; none when it never was.
    pub mail_option_chosen_at: Option<DateTimeUtc>,
    /// Language of mails and letters: `fr`, `en` or `it`, the last one in which the person used the portal.
    pub language: String,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
