//! The register of agents, which the operator keeps (`teleservices agents`).

use chrono::{DateTime, Utc};
use contract::{
    agents::{AgentRole, is_login},
    text::is_hidden,
};
use entity::agents::{
    agent::{self, Column, Entity},
    agent_session,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseConnection,
    DatabaseTransaction, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    prelude::Uuid,
};
use secrecy::SecretString;
use serde::Serialize;

use super::AgentError;
use crate::{
    audit::{self, Actor, AuditAction, Subject},
    identity::{HashError, hash_password, roles_of, secrets::random_code},
};

/// Longest name of an agent, in characters.
const LONGEST_NAME: usize = 100;

/// Most agents that a list shows.
const MOST_AGENTS: u64 = 1_000;

/// An agent, as the operator sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgentSheet {
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// What they may handle.
    pub roles: Vec<AgentRole>,
    /// When they were created.
    pub created_at: DateTime<Utc>,
    /// Since when they may no longer sign in.
    pub disabled_at: Option<DateTime<Utc>>,
}

impl From<agent::Model> for AgentSheet {
    fn from(row: agent::Model) -> Self {
        let agent::Model { login, name, roles, created_at, disabled_at, .. } = row;
        Self { login, name, roles: roles_of(&roles), created_at, disabled_at }
    }
}

/// The agents, by login.
///
/// # Errors
/// When the database fails.
pub async fn list_agents(db: &DatabaseConnection) -> Result<Vec<AgentSheet>, AgentError> {
    let rows = Entity::find().order_by_asc(Column::Login).limit(MOST_AGENTS).all(db).await?;
    Ok(rows.into_iter().map(AgentSheet::from).collect())
}

/// Creates an agent and answers their password, this once: only its hash is kept.
///
/// # Errors
/// See [`AgentError`].
pub async fn add_agent(
    db: &DatabaseConnection,
    login: &str,
    name: &str,
    roles: &[AgentRole],
    now: DateTime<Utc>,
) -> Result<SecretString, AgentError> {
    let (login, name) = (login.trim().to_lowercase(), name.trim().to_owned());
    if !is_login(&login) {
        return Err(AgentError::Login(login));
    }
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(is_hidden) {
        return Err(AgentError::Name);
    }
    let (password, hash) = drawn_password().await?;
    let roles = stored_roles(roles);
    database::write(db, move |txn| async move {
        if find(&txn, &login).await?.is_some() {
            return Err(AgentError::Taken(login));
        }
        let row = agent::ActiveModel {
            public_id: Set(Uuid::new_v4()),
            login: Set(login.clone()),
            name: Set(name),
            roles: Set(roles),
            password_hash: Set(hash),
            created_at: Set(now),
            ..Default::default()
        };
        row.insert(&txn).await?;
        note(&txn, AuditAction::Created, &login, now).await?;
        Ok((txn, ()))
    })
    .await?;
    Ok(password)
}

/// Gives an agent another password and answers it, this once. Their sessions end.
///
/// # Errors
/// See [`AgentError`].
pub async fn new_password(
    db: &DatabaseConnection,
    login: &str,
    now: DateTime<Utc>,
) -> Result<SecretString, AgentError> {
    let (password, hash) = drawn_password().await?;
    change(db, login, AuditAction::Changed, now, move |row| row.password_hash = Set(hash)).await?;
    Ok(password)
}

/// Says anew what an agent may handle. Their sessions end.
///
/// # Errors
/// See [`AgentError`].
pub async fn change_roles(
    db: &DatabaseConnection,
    login: &str,
    roles: &[AgentRole],
    now: DateTime<Utc>,
) -> Result<(), AgentError> {
    let roles = stored_roles(roles);
    change(db, login, AuditAction::Changed, now, move |row| row.roles = Set(roles)).await
}

/// Lets an agent sign in no longer. Their sessions end; what they have done stays noted.
///
/// # Errors
/// See [`AgentError`].
pub async fn disable_agent(db: &DatabaseConnection, login: &str, now: DateTime<Utc>) -> Result<(), AgentError> {
    change(db, login, AuditAction::Disabled, now, move |row| row.disabled_at = Set(Some(now))).await
}

/// Lets an agent sign in again.
///
/// # Errors
/// See [`AgentError`].
pub async fn enable_agent(db: &DatabaseConnection, login: &str, now: DateTime<Utc>) -> Result<(), AgentError> {
    change(db, login, AuditAction::Changed, now, |row| row.disabled_at = Set(None)).await
}

async fn change(
    db: &DatabaseConnection,
    login: &str,
    action: AuditAction,
    now: DateTime<Utc>,
    set: impl FnOnce(&mut agent::ActiveModel) + Send + 'static,
) -> Result<(), AgentError> {
    let login = login.trim().to_lowercase();
    database::write(db, move |txn| async move {
        let found = find(&txn, &login).await?.ok_or_else(|| AgentError::Unknown(login.clone()))?;
        let id = found.id;
        let mut row = found.into_active_model();
        set(&mut row);
        row.update(&txn).await?;
        agent_session::Entity::delete_many().filter(agent_session::Column::AgentId.eq(id)).exec(&txn).await?;
        note(&txn, action, &login, now).await?;
        Ok((txn, ()))
    })
    .await
}

async fn find(db: &impl ConnectionTrait, login: &str) -> Result<Option<agent::Model>, AgentError> {
    Ok(Entity::find().filter(Column::Login.eq(login)).one(db).await?)
}

async fn note(
    txn: &DatabaseTransaction,
    action: AuditAction,
    login: &str,
    now: DateTime<Utc>,
) -> Result<(), AgentError> {
    let subject = Subject { person_id: None, name: format!("agent {login}") };
    Ok(audit::note(txn, Actor::Operator, action, subject, now).await?)
}

fn stored_roles(roles: &[AgentRole]) -> String {
    let named = AgentRole::ALL.into_iter().filter(|role| roles.contains(role));
    named.map(AgentRole::code).collect::<Vec<_>>().join(" ")
}

/// A password of two random codes (108 bits), and what is stored of it.
async fn drawn_password() -> Result<(SecretString, String), HashError> {
    let password = SecretString::from(format!("{}-{}", random_code().grouped(), random_code().grouped()));
    let hashed = password.clone();
    let hash = tokio::task::spawn_blocking(move || hash_password(&hashed)).await;
    let hash = hash.ok().and_then(Result::ok).ok_or(HashError::Failed)?;
    Ok((password, hash))
}
