//! « Vous souhaitez vous abonner » and « Mot de passe oublié » (AUTH-05 to AUTH-08).

use actix_web::{HttpRequest, post, web};
use contract::identity::{RequestPassword, RequestSubscription, RequestTaken};
use utoipa_actix_web::service_config::ServiceConfig;

use super::admitted_address;
use crate::{
    http::{Answer, PreferredLanguage, Refusal, ValidJson},
    identity::{
        caller::Anybody,
        secrets::{CODE_LIFE, LINK_LIFE},
        service,
    },
    state::AppState,
};

/// The two requests.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(request_subscription).service(request_password);
}

/// The one answer.
fn taken() -> Answer<RequestTaken, 202> {
    let count = |number: i64| u32::try_from(number).unwrap_or_default();
    Answer::private(RequestTaken { link_hours: count(LINK_LIFE.num_hours()), code_days: count(CODE_LIFE.num_days()) })
}

/// Ask for a subscription
///
/// A person known to the fund who meets its conditions is registered, and gets a letter with an activation code. Every
/// other case is answered the same, 202, but one: who is subscribed already is told so (409, `already-subscribed`) when
/// matricule, birth date and name match. After a few requests for one account the answer is 429 for a growing time.
#[utoipa::path(tag = "Subscribing", request_body(content = RequestSubscription, example = json!({
    "population": "employee",
    "matricule": "050001",
    "birth_date": "1991-04-22",
    "last_name": "Giordano",
    "first_name": "Matteo",
})), responses(
    (status = 409, response = inline(crate::openapi::AlreadySubscribed)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/subscription-requests")]
async fn request_subscription(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    PreferredLanguage(language): PreferredLanguage,
    ValidJson(body): ValidJson<RequestSubscription>,
) -> Result<Answer<RequestTaken, 202>, Refusal> {
    let address = admitted_address(&state.request_limit, &request, &state)?;
    service::request_subscription(&state.db, body, address, language, state.clock.now()).await?;
    Ok(taken())
}

/// Ask for a new password
///
/// A matching pair gets a link by mail where an address is confirmed, otherwise a letter with a code, once a day. The
/// answer is the same in every case. After a few requests for one account from one address it is 429 for a growing time.
#[utoipa::path(tag = "Passwords", request_body(content = RequestPassword, example = json!({
    "population": "employee",
    "matricule": "002490",
    "birth_date": "1979-03-15",
})), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/password-requests")]
async fn request_password(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(body): ValidJson<RequestPassword>,
) -> Result<Answer<RequestTaken, 202>, Refusal> {
    let address = admitted_address(&state.request_limit, &request, &state)?;
    service::request_password(&state.db, body, address, state.clock.now()).await?;
    Ok(taken())
}
