//! The operations on passwords (AUTH-05, AUTH-10, AUTH-11).

use actix_web::{HttpRequest, post, put, web};
use contract::identity::{
    AssessPassword, ChoosePassword, PasswordAssessment, PasswordLink, ReadPasswordLink, ResetPassword,
};
use entity::identity::one_time_secret::Purpose;
use secrecy::{ExposeSecret as _, SecretString};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{SessionOpened, admitted_address};
use crate::{
    http::{Answer, NoContent, Refusal, ValidJson},
    identity::{
        active_session::look_up_session,
        caller::{Anybody, Identified},
        cookies::OurCookie,
        error::IdentityError,
        password_rules::assess,
        passwords::HashError,
        personal_data::PersonalData,
        secrets::usable_link,
        service,
    },
    secret::Token,
    state::AppState,
};

/// The operations on passwords.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(assess_password).service(choose_password).service(read_password_link).service(reset_password);
}

/// Ask how strong a password would be
///
/// For a page to show while it is typed. The data of whoever is signed in, or of the owner of the link, count. Nothing
/// is kept of the password, and asking is no activity of the session.
#[utoipa::path(tag = "Passwords", request_body(content = AssessPassword, example = json!({
    "password": "quatre chevaux sous la pluie",
})), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/password-assessments")]
async fn assess_password(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(body): ValidJson<AssessPassword>,
) -> Result<Answer<PasswordAssessment>, Refusal> {
    admitted_address(&state.typing_limit, &request, &state)?;
    let data = data_of_asker(&request, &state, body.token.as_deref()).await?;
    let typed = SecretString::from(body.password);
    let assessment = state.passwords.run(move || assess(typed.expose_secret(), &data)).await;
    let assessment = assessment.map_err(IdentityError::from)?.ok_or(IdentityError::Hash(HashError::Failed))?;
    Ok(Answer::private(assessment))
}

/// What the password of whoever asks must not be made of; nothing when nobody knows who asks.
async fn data_of_asker(request: &HttpRequest, state: &AppState, token: Option<&str>) -> Result<PersonalData, Refusal> {
    let now = state.clock.now();
    let session = match OurCookie::Session.read(request, &state.config) {
        Some(session) => look_up_session(&state.db, &session, now).await?,
        None => None,
    };
    let subscription = match (session, token) {
        (Some(session), _) => Some(session.subscription_id),
        (None, Some(token)) => {
            let link = usable_link(&state.db, &Token::presented(token), Purpose::PasswordLink, now).await?;
            link.map(|link| link.subscription_id)
        }
        (None, None) => None,
    };
    let owner = match subscription {
        Some(subscription) => service::owner_of(&state.db, subscription).await?,
        None => None,
    };
    Ok(owner.map(|owner| owner.personal_data).unwrap_or_default())
}

/// Choose a password
///
/// In a session that a code of a letter has opened, `current_password` is left out and everything else opens
/// afterwards. Ends every other session, makes pending links and codes void, tells the owner, and opens this session
/// anew: the answer sets its cookie. A password that is not acceptable is named in `errors`: `current_password` with
/// the code `wrong`; `new_password` with `too_short`, `too_long`, `common`, `personal_data`, `too_weak` or `unchanged`.
#[utoipa::path(tag = "Passwords", security(("session" = [])), request_body(content = ChoosePassword, example = json!({
    "current_password": "demonstration-002490",
    "new_password": "quatre chevaux sous la pluie",
})), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[put("/profile/password")]
async fn choose_password(
    Identified(session): Identified,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(body): ValidJson<ChoosePassword>,
) -> Result<SessionOpened<200>, Refusal> {
    let choice = service::Choice {
        current: body.current_password.map(SecretString::from),
        new: SecretString::from(body.new_password),
    };
    let token = service::choose_password(&state.db, &state.passwords, &session, choice, state.clock.now()).await?;
    SessionOpened::answer(&request, &state, &token).await
}

/// Ask what a mailed link to a new password is worth
///
/// Following a link never uses it up: the page that it opens asks here, and resets the password on a click. A link that
/// is used, expired, replaced or unknown is one answer, `link-unusable`.
#[utoipa::path(tag = "Passwords", request_body(content = ReadPasswordLink, example = json!({
    "token": "pL9x0yWm3uVqk2b8Zs5cT7nHrA4dGjEfQ1oYtXiUwKs",
})), responses(
    (status = 410, response = inline(crate::openapi::LinkUnusable)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[post("/password-links/readings")]
async fn read_password_link(
    _caller: Anybody,
    state: web::Data<AppState>,
    ValidJson(body): ValidJson<ReadPasswordLink>,
) -> Result<Answer<PasswordLink>, Refusal> {
    let link = service::read_password_link(&state.db, &Token::presented(&body.token), state.clock.now()).await?;
    Ok(Answer::private(link))
}

/// Set a new password by a mailed link
///
/// Once. Ends every session of the subscription, makes other pending links and codes void, and tells the owner. A
/// password that is not acceptable is named in `errors`, and the link can still be used.
#[utoipa::path(tag = "Passwords", request_body(content = ResetPassword, example = json!({
    "token": "pL9x0yWm3uVqk2b8Zs5cT7nHrA4dGjEfQ1oYtXiUwKs",
    "new_password": "quatre chevaux sous la pluie",
})), responses(
    (status = 410, response = inline(crate::openapi::LinkUnusable)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[post("/password-resets")]
async fn reset_password(
    _caller: Anybody,
    state: web::Data<AppState>,
    ValidJson(body): ValidJson<ResetPassword>,
) -> Result<NoContent, Refusal> {
    let (token, password) = (Token::presented(&body.token), SecretString::from(body.new_password));
    service::reset_password(&state.db, &state.passwords, &token, password, state.clock.now()).await?;
    Ok(NoContent::new())
}
