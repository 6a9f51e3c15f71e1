//! The operations of the departments' agents.

use actix_web::{get, post, web};
use contract::{
    paging::{LARGEST_PAGE, USUAL_PAGE},
    problem::{Problem, ProblemKind},
    requests::{
        AnswerKind, AnswerRequest, AssignRequest, DeskRequestPage, DeskRequestQuery, DeskRequestSheet, RequestVerdict,
    },
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    desk::{self, DeskActor, DeskError, DeskFilter},
    rules::parse_request_number,
};
use crate::{
    http::{Answer, Refusal, ValidJson, ValidQuery, cursor},
    identity::Agent,
    state::AppState,
};

/// The operations of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_desk_requests)
        .service(show_desk_request)
        .service(assign_desk_request)
        .service(answer_desk_request);
}

impl From<Agent> for DeskActor {
    fn from(agent: Agent) -> Self {
        let (scope, actor) = agent.release();
        Self { scope, actor }
    }
}

impl From<DeskError> for Refusal {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Unknown(_) => Self::new(ProblemKind::NotFound),
            DeskError::Answered(_) => Problem::new(ProblemKind::ChangedMeanwhile).with_detail(error.to_string()).into(),
            DeskError::Nameless => Self::invalid_value("to", "unreadable", &error.to_string()),
            DeskError::Unreadable => Self::invalid_value("answer", "unreadable", &error.to_string()),
            DeskError::Database(failure) => failure.into(),
        }
    }
}

/// List requests
///
/// Of the departments whose work the agent handles, the oldest first: those that wait, or all. Each one listed is noted
/// in the audit.
#[utoipa::path(tag = "Desk", security(("agent" = [])), params(DeskRequestQuery),
    responses((status = 422, response = inline(crate::openapi::InvalidValues))),
)]
#[get("/desk/requests")]
async fn list_desk_requests(
    agent: Agent,
    state: web::Data<AppState>,
    ValidQuery(query): ValidQuery<DeskRequestQuery>,
) -> Result<Answer<DeskRequestPage>, Refusal> {
    let after = match &query.cursor {
        Some(text) => cursor::decode_key(text).ok_or_else(Refusal::unknown_cursor)?,
        None => 0,
    };
    let limit = usize::from(query.limit.unwrap_or(USUAL_PAGE).clamp(1, LARGEST_PAGE));
    let filter = DeskFilter { department: query.department, open_only: !query.answered, after };
    let requests = desk::list(&state.db, &agent.into(), filter, limit as u64, state.clock.now()).await?;
    // One more than asked for would be noted as listed, and nobody has seen it.
    let last = requests.last().filter(|_| requests.len() == limit);
    let next_cursor = last.and_then(|last| parse_request_number(&last.number)).map(|(_, id)| cursor::encode(id));
    Ok(Answer::private(DeskRequestPage { requests, next_cursor }))
}

/// Show a request
///
/// With who asked, and the address that the document goes to. Noted in the audit.
#[utoipa::path(tag = "Desk", security(("agent" = [])),
    params(("number" = String, Path, description = "Number of the request.", example = "DEM2026-000123")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/desk/requests/{number}")]
async fn show_desk_request(
    agent: Agent,
    state: web::Data<AppState>,
    number: web::Path<String>,
) -> Result<Answer<DeskRequestSheet>, Refusal> {
    Ok(Answer::private(desk::show(&state.db, &agent.into(), &number, state.clock.now()).await?))
}

/// Take a request in hand
///
/// Or give it to somebody else. The first time, the person is told by mail that there is news. 412 when it is answered
/// already.
#[utoipa::path(tag = "Desk", security(("agent" = [])),
    request_body(content = AssignRequest, example = json!({ "to": "C. Orengo" })),
    params(("number" = String, Path, description = "Number of the request.", example = "DEM2026-000123")),
    responses(
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 412, response = inline(crate::openapi::ChangedMeanwhile)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
    ),
)]
#[post("/desk/requests/{number}/assignment")]
async fn assign_desk_request(
    agent: Agent,
    state: web::Data<AppState>,
    number: web::Path<String>,
    ValidJson(body): ValidJson<AssignRequest>,
) -> Result<Answer<DeskRequestSheet>, Refusal> {
    Ok(Answer::private(desk::assign(&state.db, &agent.into(), &number, &body.to, state.clock.now()).await?))
}

/// Answer a request
///
/// Once: the person reads the answer and is told by mail that there is news. A refusal says its reason. 412 when it is
/// answered already.
#[utoipa::path(tag = "Desk", security(("agent" = [])),
    request_body(content = AnswerRequest, example = json!({ "verdict": "refused", "answer": "Joignez un acte de naissance." })),
    params(("number" = String, Path, description = "Number of the request.", example = "DEM2026-000123")),
    responses(
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 412, response = inline(crate::openapi::ChangedMeanwhile)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
    ),
)]
#[post("/desk/requests/{number}/answer")]
async fn answer_desk_request(
    agent: Agent,
    state: web::Data<AppState>,
    number: web::Path<String>,
    ValidJson(body): ValidJson<AnswerRequest>,
) -> Result<Answer<DeskRequestSheet>, Refusal> {
    let verdict = match body.verdict {
        AnswerKind::Sent => RequestVerdict::Sent { answer: body.answer },
        AnswerKind::Refused => RequestVerdict::Refused { answer: body.answer.ok_or(DeskError::Unreadable)? },
    };
    Ok(Answer::private(desk::answer(&state.db, &agent.into(), &number, verdict, state.clock.now()).await?))
}
