//! Letters and their ledger (FUND-02). A row holds no secret: the code is made when the letter is printed.

use sea_orm::entity::prelude::*;

/// Which letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum LetterKind {
    /// Confirms a subscription, with its activation code (AUTH-07).
    #[sea_orm(string_value = "activation")]
    Activation,
    /// Brings a code with which a new password can be chosen (AUTH-05).
    #[sea_orm(string_value = "forgotten_password")]
    ForgottenPassword,
}

/// How far a letter has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum LetterState {
    /// It waits to be printed.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// It was printed.
    #[sea_orm(string_value = "printed")]
    Printed,
    /// It was handed to the post.
    #[sea_orm(string_value = "posted")]
    Posted,
    /// The post brought it back.
    #[sea_orm(string_value = "returned")]
    Returned,
    /// It is not printed, for the reason in `stop_reason`.
    #[sea_orm(string_value = "stopped")]
    Stopped,
}

/// A row of `letter`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Identifier in addresses and manifests: random, tells nothing.
    pub public_id: Uuid,
    /// The subscription that it is about; its person is the addressee.
    pub subscription_id: i64,
    /// Which letter.
    pub kind: LetterKind,
    /// Language of its text: `fr`, `en` or `it`.
    pub language: String,
    /// How far it has come.
    pub state: LetterState,
    /// When it was put here.
    pub queued_at: DateTimeUtc,
    /// Code of the reason for which it is not printed.
    pub stop_reason: Option<String>,
    /// Name of the print run that printed it.
    pub print_run: Option<String>,
    /// Hash of the person and the address that it was printed for: where a letter came back from is not written to again.
    pub address_hash: Option<String>,
    /// When it was printed.
    pub printed_at: Option<DateTimeUtc>,
    /// When it was handed to the post.
    pub posted_at: Option<DateTimeUtc>,
    /// When it came back.
    pub returned_at: Option<DateTimeUtc>,
    /// When somebody said that the address from which it came back is right after all.
    pub resumed_at: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
