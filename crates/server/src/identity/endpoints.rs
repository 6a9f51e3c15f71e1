//! The operations on the session; those on passwords, requests and other sessions stand beside.

mod passwords;
mod requests;
mod sessions;

use std::net::IpAddr;

use actix_web::{HttpRequest, HttpResponse, Responder, delete, get, http::header::USER_AGENT, post, web};
use contract::identity::{Session, SignIn};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    active_session::find_session,
    brake::AddressLimiter,
    caller::{Anybody, Identified},
    convert,
    cookies::OurCookie,
    service::{Attempt, sign_in, sign_out},
};
use crate::{
    http::{Answer, NoContent, PreferredLanguage, Refusal, ValidJson, client_address},
    secret::Token,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(open_session).service(read_session).service(end_session);
    passwords::routes(config);
    requests::routes(config);
    sessions::routes(config);
}

/// Seconds to wait when an address tries too often.
const ADDRESS_WAIT_SECONDS: u32 = 60;

/// The address that a request comes from, unless `limit` turns it away.
pub fn admitted_address(limit: &AddressLimiter, request: &HttpRequest, state: &AppState) -> Result<IpAddr, Refusal> {
    let address = client_address(request, &state.config.trusted_proxies);
    if limit.admits(address) { Ok(address) } else { Err(Refusal::too_many(limit.limit(), ADDRESS_WAIT_SECONDS)) }
}

/// Identify oneself and open a session
///
/// The password may be the code of a letter that was not used yet. Such a code opens one session at a time, in which
/// nothing but choosing a password is possible (`must_choose_password`); it works until a password is chosen, for 30
/// days, and for 20 wrong tries.
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
    PreferredLanguage(language): PreferredLanguage,
    ValidJson(credentials): ValidJson<SignIn>,
) -> Result<SessionOpened<201>, Refusal> {
    let address = admitted_address(&state.sign_in_limit, &request, &state)?;
    let browser = OurCookie::Browser.read_all(&request, &state.config);
    let user_agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let attempt = Attempt { credentials, address, user_agent, language };
    let opened = sign_in(&state.db, &state.passwords, attempt, &browser, state.clock.now()).await?;
    let mut answer = SessionOpened::answer(&request, &state, &opened.token).await?;
    let known = OurCookie::Browser.carrying_all(opened.browser.iter().chain(&browser), &state.config);
    answer.0.add_cookie(&known).map_err(|failure| Refusal::internal(&failure))?;
    Ok(answer)
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
struct SessionOpened<const STATUS: u16>(HttpResponse);

impl<const STATUS: u16> SessionOpened<STATUS> {
    /// The session that `token` opens, with its cookie.
    async fn answer(request: &HttpRequest, state: &AppState, token: &Token) -> Result<Self, Refusal> {
        let session = find_session(&state.db, token, state.clock.now())
            .await?
            .ok_or_else(|| Refusal::internal(&"a session just opened cannot be found"))?;
        let mut response = Answer::<Session, STATUS>::private(convert::session(session)).respond_to(request);
        let cookie = OurCookie::Session.carrying(token, &state.config);
        response.add_cookie(&cookie).map_err(|failure| Refusal::internal(&failure))?;
        Ok(Self(response))
    }
}

impl<const STATUS: u16> Responder for SessionOpened<STATUS> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        self.0
    }
}

impl<const STATUS: u16> utoipa::IntoResponses for SessionOpened<STATUS> {
    fn responses() -> std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::response::Response>> {
        let mut responses = Answer::<Session, STATUS>::responses();
        responses.retain(|status, _| *status == STATUS.to_string());
        responses
    }
}
