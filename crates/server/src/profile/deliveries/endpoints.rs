//! The ledger, and what insurers fetch.

use actix_web::{HttpRequest, get, post, web};
use contract::{
    paging::PageRequest,
    profile::{DeliveryPage, FetchForwardedStatement, ForwardedStatement},
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    fetch::{self, Presented},
    ledger,
};
use crate::{
    http::{Answer, PreferredLanguage, Refusal, ValidJson, ValidQuery},
    identity::{Anybody, Subscriber},
    profile::limit::admit_link,
    secret::Token,
    state::AppState,
};

/// The operations of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_deliveries).service(fetch_forwarded_statement);
}

/// List what was sent
///
/// What went to the subscriber and to complementary insurers under this subscription, when, and how far it has come, the
/// newest first, page by page (PROF-09).
#[utoipa::path(tag = "Profile", security(("session" = [])),
    params(("subscription" = Uuid, Path, description = "The subscription."), PageRequest),
    responses(
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
    ),
)]
#[get("/profile/subscriptions/{subscription}/deliveries")]
async fn list_deliveries(
    caller: Subscriber,
    subscription: web::Path<String>,
    ValidQuery(page): ValidQuery<PageRequest>,
) -> Result<Answer<DeliveryPage>, Refusal> {
    Ok(Answer::private(ledger::list(&caller, &subscription, &page).await?))
}

/// Fetch a forwarded statement
///
/// For complementary insurers: with the secret of the link in a message, which holds 90 days and can be used again, and
/// the access key of the convention. The content travels over this connection only. Labels are in the language of
/// `Accept-Language`. Whatever does not go together, has expired or is unknown is answered alike: `link-unusable`.
#[utoipa::path(tag = "Insurers", request_body(content = FetchForwardedStatement, example = json!({
    "token": "q3Zc0m9yLr5T1uXbE8wVnK2sJ7dFhG4aPiOoYtRkQxM",
    "access_key": "demonstration-CV-2019-004",
})), responses(
    (status = 410, response = inline(crate::openapi::LinkUnusable)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/forwarded-statements/readings")]
async fn fetch_forwarded_statement(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(body): ValidJson<FetchForwardedStatement>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<ForwardedStatement>, Refusal> {
    admit_link(&state, &request)?;
    let presented = Presented { link: Token::presented(&body.token), access_key: Token::presented(&body.access_key) };
    let (today, now) = (state.clock.today(), state.clock.now());
    let statement = fetch::fetch(&state.db, &presented, language, today, now).await?;
    Ok(Answer::private(statement).in_language(language))
}
