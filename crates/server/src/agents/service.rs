//! Signing an agent in and out.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use contract::agents::{Agent, OpenAgentSession, OpenedAgentSession};
use entity::agents::{
    agent::{self, Column, Entity},
    agent_session,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection, DbErr, EntityTrait as _,
    QueryFilter as _,
};
use secrecy::SecretString;

use crate::{
    identity::{
        IdentityError, PasswordPool,
        brake::{Brake, count_failure, release, state_of},
        roles_of,
    },
    secret::Token,
};

/// Opens a session when login and password belong together. A login that nobody has costs the same.
///
/// # Errors
/// See [`IdentityError`].
pub async fn sign_in(
    db: &DatabaseConnection,
    passwords: &PasswordPool,
    typed: OpenAgentSession,
    address: IpAddr,
    now: DateTime<Utc>,
) -> Result<OpenedAgentSession, IdentityError> {
    let login = typed.login.trim().to_lowercase();
    // No subscription is typed like this: agents and insured persons never share a count.
    let account = format!("agent\n{login}");
    let brakes = [Brake::of_address(&account, address), Brake::of_everywhere(&account)];
    let state = state_of(db, &brakes, now).await?;
    if let Some(wait) = state.wait {
        return Err(IdentityError::TooMany { wait });
    }
    let found = Entity::find().filter(Column::Login.eq(login)).filter(Column::DisabledAt.is_null()).one(db).await?;
    let stored = found.as_ref().map(|agent| agent.password_hash.clone());
    let right = passwords.verify(SecretString::from(typed.password), stored).await?;
    let agent = found.filter(|_| right);
    database::write(db, move |txn| async move {
        let Some(agent) = agent else {
            count_failure(&txn, &brakes, now).await?;
            return Ok((txn, None));
        };
        if state.has_failures {
            release(&txn, &brakes).await?;
        }
        let token = Token::random();
        let session = agent_session::ActiveModel {
            token_hash: Set(token.hash()),
            agent_id: Set(agent.id),
            signed_in_at: Set(now),
            last_seen_at: Set(now),
            ..Default::default()
        };
        session.insert(&txn).await?;
        Ok::<_, IdentityError>((txn, Some(OpenedAgentSession { token: token.reveal().to_owned(), agent: data(agent) })))
    })
    .await?
    .ok_or(IdentityError::Refused)
}

/// Ends the session that `token` opens, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(db: &DatabaseConnection, token: &Token) -> Result<(), DbErr> {
    use agent_session::{Column, Entity};
    Entity::delete_many().filter(Column::TokenHash.eq(token.hash())).exec(db).await?;
    Ok(())
}

fn data(agent: agent::Model) -> Agent {
    Agent { id: agent.public_id, roles: roles_of(&agent.roles), login: agent.login, name: agent.name }
}
