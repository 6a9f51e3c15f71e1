//! Mails, from the transaction of their cause to the mail server. A row holds no secret: links are made when it is sent.

use sea_orm::entity::prelude::*;

/// How far a mail has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum MailState {
    /// It waits until it is due, for the first time or again.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// The mail server took it.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// It was taken and came back.
    #[sea_orm(string_value = "bounced")]
    Bounced,
    /// The mail server refused it for good.
    #[sea_orm(string_value = "refused")]
    Refused,
    /// It could not be delivered for days.
    #[sea_orm(string_value = "given_up")]
    GivenUp,
}

/// A row of `outgoing_mail`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outgoing_mail")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What its Message-ID is made of: the same at every attempt.
    pub message_uuid: Uuid,
    /// The subscription that it is about.
    pub subscription_id: i64,
    /// The address.
    pub recipient: String,
    /// Language of its text: `fr`, `en` or `it`.
    pub language: String,
    /// JSON: which notice, and its values.
    pub notice: String,
    /// How far it has come.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was put here.
    pub created_at: DateTimeUtc,
    /// When it may be tried next; while a worker has it, until when that worker has it.
    pub due_at: DateTimeUtc,
    /// When the mail server took it.
    pub sent_at: Option<DateTimeUtc>,
    /// Code of the last failure; nothing personal.
    pub failure: Option<String>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
