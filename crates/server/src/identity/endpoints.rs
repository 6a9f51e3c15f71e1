//! The operations on the session.

use actix_web::{HttpRequest, HttpResponse, Responder, delete, get, post, web};
use contract::identity::{Session, SignIn};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    active_session::find_session,
    caller::{Anybody, Identified},
    convert,
    cookies::OurCookie,
    service::{sign_in, sign_out},
};
use crate::{
    http::{Answer, NoContent, Refusal, ValidJson, client_address},
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(open_session).service(read_session).service(end_session);
}

/// Seconds to wait when an address tries too often.
const ADDRESS_WAIT_SECONDS: u32 = 60;

/// Identify oneself and open a session
///
/// Sets the session cookie, and a cookie that makes the browser known. Wrong matricule, population,
/// birth date or password are one answer, `sign-in-refused`. After a few failures the same credentials are answered
/// 429 for a growing time, from anywhere but a known browser.
#[utoipa::path(tag = "Identification", request_body(content = SignIn, example = json!({
    "population": "employee",
    "matricule": "002490",
    "birth_date": "1979-03-15",
    "password": "demonstration-002490",
})), responses(
    (status = 401, response = inline(crate::openapi::SignInRefused)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/session")]
async fn open_session(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(credentials): ValidJson<SignIn>,
) -> Result<SessionOpened, Refusal> {
    let address = client_address(&request, &state.config.trusted_proxies);
    if !state.sign_in_limit.admits(address) {
        return Err(Refusal::too_many(state.sign_in_limit.limit(), ADDRESS_WAIT_SECONDS));
    }
    let browser = OurCookie::Browser.read_all(&request, &state.config);
    let now = state.clock.now();
    let opened = sign_in(&state.db, &state.passwords, credentials, address, &browser, now).await?;
    let session = find_session(&state.db, &opened.token, now)
        .await?
        .ok_or_else(|| Refusal::internal(&"a session just opened cannot be found"))?;
    let mut response = Answer::<Session, 201>::private(convert::session(session)).respond_to(&request);
    let cookies = [
        OurCookie::Session.carrying(&opened.token, &state.config),
        OurCookie::Browser.carrying_all(opened.browser.iter().chain(&browser), &state.config),
    ];
    for cookie in &cookies {
        response.add_cookie(cookie).map_err(|failure| Refusal::internal(&failure))?;
    }
    Ok(SessionOpened(response))
}

/// Read who is signed in
///
/// Counts as activity: the fifteen idle minutes start again.
#[utoipa::path(tag = "Identification", security(("session" = [])))]
#[get("/session")]
async fn read_session(Identified(session): Identified) -> Result<Answer<Session>, Refusal> {
    Ok(Answer::private(convert::session(session)))
}

/// Sign out
///
/// Ends the session on the server and makes the browser forget its cookie. Without a session it does nothing, and
/// succeeds.
#[utoipa::path(tag = "Identification")]
#[delete("/session")]
async fn end_session(_caller: Anybody, request: HttpRequest, state: web::Data<AppState>) -> Result<NoContent, Refusal> {
    if let Some(token) = OurCookie::Session.read(&request, &state.config) {
        sign_out(&state.db, &token).await?;
    }
    let mut response = HttpResponse::NoContent();
    response.cookie(OurCookie::Session.forgotten(&state.config));
    Ok(NoContent(response.finish()))
}

/// A session with its cookies.
#[derive(Debug)]
struct SessionOpened(HttpResponse);

impl Responder for SessionOpened {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        self.0
    }
}

impl utoipa::IntoResponses for SessionOpened {
    fn responses() -> std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::response::Response>> {
        Answer::<Session, 201>::responses()
    }
}
