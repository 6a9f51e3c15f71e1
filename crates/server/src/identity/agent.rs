//! Agents as callers: signed in with a token of their own, never with the cookie of an insured person (FUND-03).

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web};
use chrono::{DateTime, Utc};
use contract::{
    agents::{Agent as AgentData, AgentRole},
    institution::DepartmentKey,
    problem::ProblemKind,
};
use database::Lease;
use entity::agents::{agent, agent_session};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QuerySelect as _, prelude::Uuid, sea_query::Expr,
};

use super::{
    caller::Extraction,
    rules::{SEEN_PRECISION, is_alive},
};
use crate::{
    audit::Actor,
    http::{Authorised, Refusal},
    join::to_parent,
    secret::Token,
    state::AppState,
};

/// The departments whose work an agent may see and handle. Made of the agent's roles and nowhere else, or of the
/// operator's commands; the queries of the desk take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskScope {
    departments: Vec<DepartmentKey>,
}

impl DeskScope {
    /// What whoever may run the program's commands handles: the work of every department.
    #[must_use]
    pub fn of_operator() -> Self {
        Self::of(&AgentRole::ALL)
    }

    fn of(roles: &[AgentRole]) -> Self {
        Self { departments: roles.iter().map(|role| role.department()).collect() }
    }

    /// The departments.
    #[must_use]
    pub fn departments(&self) -> &[DepartmentKey] {
        &self.departments
    }

    /// Whether the work of `department` is in it.
    #[must_use]
    pub fn holds(&self, department: DepartmentKey) -> bool {
        self.departments.contains(&department)
    }
}

/// An agent with a session that holds, whatever their roles: what they see is their [`DeskScope`].
#[derive(Clone, Debug)]
pub struct Agent {
    /// Who it is, as the API tells.
    pub data: AgentData,
    /// What they may see and handle.
    pub scope: DeskScope,
    /// The same agent in the audit.
    pub actor: Actor,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

impl Agent {
    /// Gives the connection back: what writes takes another one, and must not hold two.
    #[must_use]
    pub fn release(self) -> (DeskScope, Actor) {
        (self.scope, self.actor)
    }
}

impl FromRequest for Agent {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let agent = signed_in(&request).await?;
            Authorised::mark(&request);
            Ok(agent)
        })
    }
}

/// An agent of the registration service: declarations of resources are theirs to handle.
#[derive(Clone, Debug)]
pub struct RegistrationAgent(pub Agent);

impl FromRequest for RegistrationAgent {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let agent = signed_in(&request).await?;
            if !agent.scope.holds(DepartmentKey::Registration) {
                return Err(Refusal::new(ProblemKind::RoleRequired));
            }
            Authorised::mark(&request);
            Ok(Self(agent))
        })
    }
}

/// The token of an agent that a request presents.
#[must_use]
pub fn agent_token(request: &HttpRequest) -> Option<Token> {
    let presented = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = presented.split_once(' ')?;
    let ours = scheme.eq_ignore_ascii_case("bearer") && Token::is_well_formed(token.trim());
    ours.then(|| Token::presented(token.trim()))
}

/// Whether `token` is that of a session that holds, of an agent who may sign in.
///
/// # Errors
/// When the database fails.
pub async fn is_agent(db: &impl ConnectionTrait, token: &Token, now: DateTime<Utc>) -> Result<bool, DbErr> {
    Ok(find_agent(db, token, now).await?.is_some())
}

async fn signed_in(request: &HttpRequest) -> Result<Agent, Refusal> {
    let state =
        request.app_data::<web::Data<AppState>>().ok_or_else(|| Refusal::internal(&"the application has no state"))?;
    let token = agent_token(request).ok_or_else(|| Refusal::new(ProblemKind::SessionRequired))?;
    let db = Lease::of(&state.db).await?;
    let found = find_agent(&db, &token, state.clock.now()).await?;
    let found = found.ok_or_else(|| Refusal::new(ProblemKind::SessionRequired))?;
    let data = found.data();
    Ok(Agent { scope: DeskScope::of(&data.roles), actor: Actor::Agent { id: found.agent_id }, data, db })
}

/// A session that holds, and the agent behind it.
#[derive(Debug, FromQueryResult)]
struct FoundAgent {
    session_id: i64,
    agent_id: i64,
    signed_in_at: DateTime<Utc>,
    last_seen_at: DateTime<Utc>,
    public_id: Uuid,
    login: String,
    name: String,
    roles: String,
}

impl FoundAgent {
    fn data(&self) -> AgentData {
        let (login, name) = (self.login.clone(), self.name.clone());
        AgentData { id: self.public_id, login, name, roles: roles_of(&self.roles) }
    }
}

/// The roles that a row names; codes that this version does not know open nothing.
#[must_use]
pub fn roles_of(stored: &str) -> Vec<AgentRole> {
    stored.split(' ').filter_map(AgentRole::from_code).collect()
}

async fn find_agent(db: &impl ConnectionTrait, token: &Token, now: DateTime<Utc>) -> Result<Option<FoundAgent>, DbErr> {
    use agent_session::{Column, Entity};
    let found = Entity::find()
        .select_only()
        .column_as(Column::Id, "session_id")
        .columns([Column::AgentId, Column::SignedInAt, Column::LastSeenAt])
        .columns([agent::Column::PublicId, agent::Column::Login, agent::Column::Name, agent::Column::Roles])
        .join(JoinType::InnerJoin, to_parent(Entity, Column::AgentId, agent::Entity, agent::Column::Id))
        .filter(Column::TokenHash.eq(token.hash()))
        .filter(agent::Column::DisabledAt.is_null())
        .into_model::<FoundAgent>()
        .one(db)
        .await?;
    let Some(found) = found.filter(|found| is_alive(found.signed_in_at, found.last_seen_at, now)) else {
        return Ok(None);
    };
    if now - found.last_seen_at >= SEEN_PRECISION {
        Entity::update_many()
            .col_expr(Column::LastSeenAt, Expr::value(now))
            .filter(Column::Id.eq(found.session_id))
            .exec(db)
            .await?;
    }
    Ok(Some(found))
}
