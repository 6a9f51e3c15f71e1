//! The audit: who has seen or changed what on the fund's side (FUND-04).
//!
//! An entry is written in the transaction of what it tells: the one cannot stand without the other. Entries are added,
//! never changed. An agent who reads writes one too.

use chrono::{DateTime, Utc};
pub use entity::agents::audit_entry::{ActorKind, AuditAction};
use entity::agents::{
    agent,
    audit_entry::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveEnum as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _,
    FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde::Serialize;

use crate::join::to_parent;

/// Most entries that one statement writes: a row has six values, and both databases take some 32,000 of them.
const BLOCK: usize = 1_000;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Whoever may run the program's commands.
    Operator,
    /// An agent, through the API.
    Agent {
        /// Key of the agent.
        id: i64,
    },
    /// The insured person themselves.
    Person,
    /// The portal by itself.
    Portal,
}

impl Actor {
    const fn kind(self) -> ActorKind {
        match self {
            Self::Operator => ActorKind::Operator,
            Self::Agent { .. } => ActorKind::Agent,
            Self::Person => ActorKind::Person,
            Self::Portal => ActorKind::Portal,
        }
    }

    /// Key of the agent, where it is one.
    #[must_use]
    pub const fn agent_id(self) -> Option<i64> {
        match self {
            Self::Agent { id } => Some(id),
            Self::Operator | Self::Person | Self::Portal => None,
        }
    }
}

/// What something was done to, and whose data it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Key of the person whose data it is about; none for what is nobody's, as an agent's account.
    pub person_id: Option<i64>,
    /// The number that people quote.
    pub name: String,
}

/// Notes that `actor` has done this. Belongs into the transaction of what was done.
///
/// # Errors
/// When the database fails.
pub async fn note(
    db: &impl ConnectionTrait,
    actor: Actor,
    action: AuditAction,
    subject: Subject,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    note_all(db, actor, action, [subject], now).await
}

/// Notes that `actor` has done the same to several things, as reading a list.
///
/// # Errors
/// When the database fails.
pub async fn note_all(
    db: &impl ConnectionTrait,
    actor: Actor,
    action: AuditAction,
    subjects: impl IntoIterator<Item = Subject>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let rows: Vec<ActiveModel> = subjects
        .into_iter()
        .map(|subject| ActiveModel {
            noted_at: Set(now),
            actor: Set(actor.kind()),
            agent_id: Set(actor.agent_id()),
            person_id: Set(subject.person_id),
            action: Set(action),
            subject: Set(subject.name),
            ..Default::default()
        })
        .collect();
    for block in rows.chunks(BLOCK) {
        Entity::insert_many(block.to_vec()).exec(db).await?;
    }
    Ok(())
}

/// An entry, as the operator sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When it was done.
    pub at: DateTime<Utc>,
    /// `operator`, `agent`, `person` or `portal`.
    pub actor: String,
    /// Login of the agent, where one did it.
    pub agent: Option<String>,
    /// What was done.
    pub action: String,
    /// To what.
    pub subject: String,
}

#[derive(Debug, FromQueryResult)]
struct Row {
    noted_at: DateTime<Utc>,
    actor: ActorKind,
    action: AuditAction,
    subject: String,
    login: Option<String>,
}

/// The newest entries, at most `limit`: all, or those about one number.
///
/// # Errors
/// When the database fails.
pub async fn list(db: &DatabaseConnection, subject: Option<&str>, limit: u64) -> Result<Vec<Entry>, DbErr> {
    let mut select = Entity::find()
        .select_only()
        .columns([Column::NotedAt, Column::Actor, Column::Action, Column::Subject])
        .column(agent::Column::Login)
        .join(JoinType::LeftJoin, to_parent(Entity, Column::AgentId, agent::Entity, agent::Column::Id))
        .order_by_desc(Column::Id)
        .limit(limit);
    if let Some(subject) = subject {
        select = select.filter(Column::Subject.eq(subject.trim()));
    }
    let rows = select.into_model::<Row>().all(db).await?;
    let entry = |row: Row| Entry {
        at: row.noted_at,
        actor: row.actor.to_value(),
        agent: row.login,
        action: row.action.to_value(),
        subject: row.subject,
    };
    Ok(rows.into_iter().map(entry).collect())
}
