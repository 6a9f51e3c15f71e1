//! Sessions of the pages. A row is a session that has not been ended; time may have.

use sea_orm::entity::prelude::*;

/// A row of `session`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Identifier in the API: random, tells nothing, opens nothing.
    pub public_id: Uuid,
    /// SHA-256 of the cookie, in hexadecimal: the table alone opens no session.
    pub token_hash: String,
    /// The subscription that signed in.
    pub subscription_id: i64,
    /// When it signed in.
    pub signed_in_at: DateTimeUtc,
    /// Last request, to within a few seconds.
    pub last_seen_at: DateTimeUtc,
    /// When the subscription was last used before.
    pub previous_sign_in_at: Option<DateTimeUtc>,
    /// The code of a letter that opened the session: until a password is chosen, nothing else is open (AUTH-10).
    pub one_time_secret_id: Option<i64>,
    /// How the browser names itself, cut after 300 characters.
    pub user_agent: Option<String>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
