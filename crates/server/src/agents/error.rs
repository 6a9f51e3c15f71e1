//! What can go wrong when the operator looks after agents.

use contract::agents::LONGEST_LOGIN;
use sea_orm::DbErr;

use crate::identity::HashError;

/// Why an agent is not created or changed.
#[derive(Debug, thiserror::Error)]
pub enum AgentError {
    /// The login cannot name anybody.
    #[error("`{0}` is no login: 1 to {LONGEST_LOGIN} small letters, digits, `.`, `-`, `_` or `@`")]
    Login(String),
    /// The name cannot be shown as it is.
    #[error("a name is one line of 1 to 100 characters that can be seen")]
    Name,
    /// Somebody has the login.
    #[error("there is an agent `{0}` already; `agents list` shows them, `agents enable` lets a disabled one in again")]
    Taken(String),
    /// Nobody has the login.
    #[error("there is no agent `{0}`; `agents list` shows them")]
    Unknown(String),
    /// The password cannot be hashed.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}
