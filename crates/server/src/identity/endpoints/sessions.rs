//! The open sessions of a subscription.

use actix_web::{HttpRequest, delete, get, web};
use contract::profile::OpenSessions;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    http::{Answer, NoContent, Refusal},
    identity::{caller::SignedIn, cookies::OurCookie, service},
    state::AppState,
};

/// The operations on the sessions of a subscription.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_sessions).service(end_one_session).service(deny_session);
}

/// List the open sessions
///
/// Of the subscription that is signed in: the session that asks first, then the newest; at most 50.
#[utoipa::path(tag = "Sessions", security(("session" = [])))]
#[get("/profile/sessions")]
async fn list_sessions(
    SignedIn(session): SignedIn,
    state: web::Data<AppState>,
) -> Result<Answer<OpenSessions>, Refusal> {
    let sessions = service::open_sessions(&state.db, &session, state.clock.now()).await?;
    Ok(Answer::private(OpenSessions { sessions }))
}

/// End one session
///
/// Of the subscription that is signed in. What is no session of it answers 404.
#[utoipa::path(tag = "Sessions", security(("session" = [])), params(
    ("session" = Uuid, Path, description = "The session", example = "0b2b6a3e-5d0e-4f43-9b1c-1c6a2f8e7d11"),
), responses(
    (status = 404, response = inline(crate::openapi::NotFound)),
))]
#[delete("/profile/sessions/{session}")]
async fn end_one_session(
    SignedIn(asking): SignedIn,
    state: web::Data<AppState>,
    session: web::Path<Uuid>,
) -> Result<NoContent, Refusal> {
    service::end_session(&state.db, &asking, *session).await?;
    Ok(NoContent::new())
}

/// Say that a session was not one's own
///
/// Ends every session of the subscription but the one that asks, makes every browser unknown but this one, and tells
/// the owner. Choosing a new password is the next step. What is no session of the subscription answers 404.
#[utoipa::path(tag = "Sessions", security(("session" = [])), params(
    ("session" = Uuid, Path, description = "The session", example = "0b2b6a3e-5d0e-4f43-9b1c-1c6a2f8e7d11"),
), responses(
    (status = 404, response = inline(crate::openapi::NotFound)),
))]
#[delete("/profile/sessions/{session}/denied")]
async fn deny_session(
    SignedIn(asking): SignedIn,
    request: HttpRequest,
    state: web::Data<AppState>,
    session: web::Path<Uuid>,
) -> Result<NoContent, Refusal> {
    let browser = OurCookie::Browser.read_all(&request, &state.config);
    service::deny_session(&state.db, &asking, *session, &browser, state.clock.now()).await?;
    Ok(NoContent::new())
}
