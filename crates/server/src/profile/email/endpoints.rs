//! The operations on the e-mail address.

use actix_web::{HttpRequest, post, web};
use contract::profile::{ChangeEmailAddress, ConfirmEmailAddress, EmailConfirmation, PendingEmail, ReadEmailLink};
use secrecy::SecretString;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    change::{self, Change},
    confirm,
};
use crate::{
    http::{Answer, PreferredLanguage, Refusal, ValidJson},
    identity::{Anybody, Subscriber},
    profile::limit::admit_link,
    state::AppState,
};

/// The operations of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(change_email_address).service(read_email_link).service(confirm_email_address);
}

/// Ask for another e-mail address
///
/// A message with a link goes to the new address, which counts once the link is confirmed; the address in force, if
/// there is one, is told (PROF-02). Asking again sends a new message and voids the earlier link (PROF-04). The
/// subscription's own password is asked for again: `errors` names `password` with the code `wrong`. After a few wrong
/// ones, or after six changes within a day, the answer is 429.
#[utoipa::path(tag = "Profile", security(("session" = [])), request_body(content = ChangeEmailAddress, example = json!({
    "email": "alain.dupont@example.com",
    "password": "demonstration-002490",
})),
    params(("subscription" = Uuid, Path, description = "The subscription.")),
    responses(
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 429, response = inline(crate::openapi::TooManyAttempts)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[post("/profile/subscriptions/{subscription}/email-changes")]
async fn change_email_address(
    caller: Subscriber,
    state: web::Data<AppState>,
    subscription: web::Path<String>,
    ValidJson(request): ValidJson<ChangeEmailAddress>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<PendingEmail, 202>, Refusal> {
    let change = Change {
        person: caller.release(),
        subscription: subscription.into_inner(),
        email: request.email,
        password: SecretString::from(request.password),
        language,
    };
    Ok(Answer::private(change::change(&state.db, &state.passwords, change, state.clock.now()).await?))
}

/// Read what a link confirms
///
/// Without using it up: mail scanners follow links too (PROF-03). Works without being signed in.
#[utoipa::path(tag = "Profile", request_body(content = ReadEmailLink, example = json!({
    "token": "pL9x0yWm3uVqk2b8Zs5cT7nHrA4dGjEfQ1oYtXiUwKs",
})), responses(
    (status = 410, response = inline(crate::openapi::LinkUnusable)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/email-links/readings")]
async fn read_email_link(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(link): ValidJson<ReadEmailLink>,
) -> Result<Answer<EmailConfirmation>, Refusal> {
    admit_link(&state, &request)?;
    Ok(Answer::private(confirm::read(&state.db, &link.token, state.clock.now()).await?))
}

/// Confirm an e-mail address
///
/// By the link that was mailed to it, once (PROF-03). Works without being signed in. The address is told.
#[utoipa::path(tag = "Profile", request_body(content = ConfirmEmailAddress, example = json!({
    "token": "pL9x0yWm3uVqk2b8Zs5cT7nHrA4dGjEfQ1oYtXiUwKs",
})), responses(
    (status = 410, response = inline(crate::openapi::LinkUnusable)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/email-confirmations")]
async fn confirm_email_address(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(link): ValidJson<ConfirmEmailAddress>,
) -> Result<Answer<EmailConfirmation>, Refusal> {
    admit_link(&state, &request)?;
    Ok(Answer::private(confirm::confirm(&state.db, &link.token, state.clock.now()).await?))
}
