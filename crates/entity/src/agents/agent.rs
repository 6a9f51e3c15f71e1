//! Agents of the fund, as the operator has created them.

use sea_orm::entity::prelude::*;

/// A row of `agent`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agent")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Identifier in the API.
    pub public_id: Uuid,
    /// What the agent types to sign in, in small letters.
    pub login: String,
    /// Name of the agent.
    pub name: String,
    /// Codes of the roles, separated by one space.
    pub roles: String,
    /// Hash of the password (argon2id).
    pub password_hash: String,
    /// When the agent was created.
    pub created_at: DateTimeUtc,
    /// Since when the agent may no longer sign in.
    pub disabled_at: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
