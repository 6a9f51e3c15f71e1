//! Who has looked: the part of the audit that a person reads about themselves (FUND-04).
//!
//! It tells what the fund's side saw or handled, under which number, and for which department. What the person did
//! themselves, and what the portal did by itself, stands elsewhere.

use actix_web::get;
use chrono::{DateTime, Utc};
use contract::{
    agents::AgentRole,
    paging::PageRequest,
    profile::{Access, AccessAction, AccessPage, AccessedBy},
};
use entity::agents::{
    agent,
    audit_entry::{ActorKind, AuditAction, Column, Entity},
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::error::{ProfileError, unknown_cursor};
use crate::{
    http::{Answer, Refusal, ValidQuery, cursor},
    identity::{Subscriber, roles_of},
    join::to_parent,
};

/// The operation of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_accesses);
}

/// List who has looked
///
/// When somebody of the fund saw or handled the requests, reports and declarations of the person who is signed in, and for
/// which department, the newest first, page by page (FUND-04).
#[utoipa::path(tag = "Profile", security(("session" = [])), params(PageRequest),
    responses((status = 422, response = inline(crate::openapi::InvalidValues))),
)]
#[get("/profile/accesses")]
async fn list_accesses(
    caller: Subscriber,
    ValidQuery(page): ValidQuery<PageRequest>,
) -> Result<Answer<AccessPage>, Refusal> {
    Ok(Answer::private(list(&caller, &page).await?))
}

/// What is told of the audit, by the names of the contract.
const TOLD: [(AuditAction, AccessAction); 8] = [
    (AuditAction::Listed, AccessAction::Listed),
    (AuditAction::Shown, AccessAction::Shown),
    (AuditAction::Assigned, AccessAction::Assigned),
    (AuditAction::Answered, AccessAction::Answered),
    (AuditAction::Refused, AccessAction::Refused),
    (AuditAction::CorrectionAsked, AccessAction::CorrectionAsked),
    (AuditAction::TakenIntoAccount, AccessAction::TakenIntoAccount),
    (AuditAction::Exported, AccessAction::Exported),
];

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    noted_at: DateTime<Utc>,
    actor: ActorKind,
    action: AuditAction,
    subject: String,
    roles: Option<String>,
}

async fn list(caller: &Subscriber, page: &PageRequest) -> Result<AccessPage, ProfileError> {
    let after = match &page.cursor {
        Some(text) => cursor::decode_key(text).ok_or_else(unknown_cursor)?,
        None => i64::MAX,
    };
    let limit = usize::from(page.limit());
    let mut rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::NotedAt, Column::Actor, Column::Action, Column::Subject])
        .column(agent::Column::Roles)
        .join(JoinType::LeftJoin, to_parent(Entity, Column::AgentId, agent::Entity, agent::Column::Id))
        .filter(Column::PersonId.eq(caller.person.person_id()))
        .filter(Column::Actor.is_in([ActorKind::Agent, ActorKind::Operator]))
        .filter(Column::Action.is_in(TOLD.map(|(action, _)| action)))
        .filter(Column::Id.lt(after))
        .order_by_desc(Column::Id)
        // One row more than asked for tells whether there is a next page.
        .limit(limit as u64 + 1)
        .into_model::<Row>()
        .all(&caller.db)
        .await?;
    let next_cursor = cursor::cut(&mut rows, limit, |last| cursor::encode(last.id));
    Ok(AccessPage { accesses: rows.into_iter().filter_map(told).collect(), next_cursor })
}

fn told(row: Row) -> Option<Access> {
    let (_, action) = TOLD.into_iter().find(|(noted, _)| *noted == row.action)?;
    let roles = roles_of(&row.roles.unwrap_or_default());
    Some(Access {
        at: row.noted_at,
        by: if row.actor == ActorKind::Agent { AccessedBy::Agent } else { AccessedBy::Operator },
        departments: roles.into_iter().map(AgentRole::department).collect(),
        action,
        number: row.subject,
    })
}
