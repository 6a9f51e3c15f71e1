//! The operations on an agent's session.

use actix_web::{HttpRequest, delete, get, post, web};
use contract::agents::{Agent as AgentData, OpenAgentSession, OpenedAgentSession};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::{
    http::{Answer, NoContent, Refusal, ValidJson},
    identity::{Agent, Anybody, admitted_address, agent_token},
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(open_agent_session).service(read_agent_session).service(end_agent_session);
}

/// Open a session of an agent
///
/// Agents are created by the operator (`teleservices agents`). The answer holds a token, this once, which goes into the
/// header `Authorization: Bearer …` of the other operations of the desk. A wrong login and a wrong password are one
/// answer, `sign-in-refused`; after a few failures the same login is answered 429 for a growing time.
#[utoipa::path(tag = "Desk", request_body(content = OpenAgentSession, example = json!({
    "login": "m.rossi",
    "password": "K7M2-Q9F4-TB3W-P6DH-5NR2-C7VX",
})), responses(
    (status = 401, response = inline(crate::openapi::SignInRefused)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/desk/session")]
async fn open_agent_session(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(typed): ValidJson<OpenAgentSession>,
) -> Result<Answer<OpenedAgentSession, 201>, Refusal> {
    let address = admitted_address(&state.sign_in_limit, &request, &state)?;
    let opened = service::sign_in(&state.db, &state.passwords, typed, address, state.clock.now()).await?;
    Ok(Answer::private(opened))
}

/// Read which agent is signed in
///
/// And what they may handle.
#[utoipa::path(tag = "Desk", security(("agent" = [])))]
#[get("/desk/session")]
async fn read_agent_session(agent: Agent) -> Result<Answer<AgentData>, Refusal> {
    Ok(Answer::private(agent.data))
}

/// End the session of an agent
///
/// Its token opens nothing any more. Without a session it does nothing, and succeeds.
#[utoipa::path(tag = "Desk")]
#[delete("/desk/session")]
async fn end_agent_session(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
) -> Result<NoContent, Refusal> {
    if let Some(token) = agent_token(&request) {
        service::sign_out(&state.db, &token).await?;
    }
    Ok(NoContent::new())
}
