//! Sessions of agents. A row is a session that has not been ended; time may have.

use sea_orm::entity::prelude::*;

/// A row of `agent_session`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agent_session")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// SHA-256 of the token, in hexadecimal: the table alone opens no session.
    pub token_hash: String,
    /// The agent who signed in.
    pub agent_id: i64,
    /// When they signed in.
    pub signed_in_at: DateTimeUtc,
    /// Last request, to within a few seconds.
    pub last_seen_at: DateTimeUtc,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
