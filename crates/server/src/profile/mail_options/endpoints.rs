//! The operations on mail options.

use actix_web::{HttpResponse, delete, get, put, web};
use contract::{
    profile::{ChooseMailOptions, MailOptionChoices, MailOptions},
    terms::TermsDocument,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    choose::{self, Choice},
    history,
    state::state_of,
};
use crate::{
    http::{Answer, IfMatch, NoContent, PreferredLanguage, Refusal, ValidJson},
    identity::Subscriber,
    profile::{error::ProfileError, subscriptions::own_subscription},
    state::AppState,
    terms,
};

/// The operations of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_mail_options)
        .service(choose_mail_options)
        .service(revoke_mail_options)
        .service(list_mail_option_choices);
}

/// Read the mail options
///
/// The option in force, the documents that it is about, the members whose care statements can be forwarded, and the
/// version of the general terms that a choice accepts (PROF-05, PROF-06). The `ETag` is what a change sends back.
#[utoipa::path(tag = "Profile", security(("session" = [])),
    params(("subscription" = Uuid, Path, description = "The subscription.")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/profile/subscriptions/{subscription}/mail-options")]
async fn read_mail_options(
    caller: Subscriber,
    state: web::Data<AppState>,
    subscription: web::Path<String>,
) -> Result<Answer<MailOptions>, Refusal> {
    let own = own_subscription(&caller.db, caller.person, &subscription).await?;
    let today = state.clock.today();
    let terms_version = state.pages.terms_in_force(TermsDocument::MailOptions, today);
    let options = state_of(&caller.db, &own, &terms_version, today).await?.options;
    Ok(Answer::private(options))
}

/// Choose the mail options
///
/// Electronic or postal mail for one subscription, and the insurer that receives the care statements of each member of
/// the household (PROF-05 to PROF-08). Accepts the version of the general terms that is named, in the language of
/// `Accept-Language`. `errors` names the mailboxes that belong to no insurer with a convention in force:
/// `insurers[0].mailbox`, `no_convention`.
#[utoipa::path(tag = "Profile", security(("session" = [])), request_body(content = ChooseMailOptions, example = json!({
    "option": "electronic",
    "insurers": [{ "member": "4b1f3c52-0c51-5d0f-9f3c-0d9fb0d8f7a2", "mailbox": "decomptes@mutuelle.example" }],
    "terms_version": "2026-11",
})),
    params(
        ("subscription" = Uuid, Path, description = "The subscription."),
        ("If-Match" = String, Header, description = "The `ETag` of the mail options as they were read."),
    ),
    responses(
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 409, response = inline(crate::openapi::ChoiceNotPossible)),
        (status = 412, response = inline(crate::openapi::ChangedMeanwhile)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 428, response = inline(crate::openapi::PreconditionRequired)),
    ),
)]
#[put("/profile/subscriptions/{subscription}/mail-options")]
async fn choose_mail_options(
    caller: Subscriber,
    state: web::Data<AppState>,
    subscription: web::Path<String>,
    ValidJson(request): ValidJson<ChooseMailOptions>,
    condition: IfMatch,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<MailOptions>, Refusal> {
    let person = caller.release();
    let read = condition.required()?;
    let (today, now) = (state.clock.today(), state.clock.now());
    let document = TermsDocument::MailOptions;
    let terms = terms::read(&state.db, &state.pages, document, None, language, today).await?;
    let terms = terms.ok_or(ProfileError::TermsChanged)?;
    let choice = Choice { person, subscription: subscription.into_inner(), request, read, terms };
    Ok(Answer::private(choose::choose(&state.db, choice, today, now).await?))
}

/// Revoke the mail options
///
/// Back to postal mail, and no further forwarding, at once; messages that wait to be sent to insurers are dropped
/// (PROF-09). Where that is how things stand, nothing happens, with success.
#[utoipa::path(tag = "Profile", security(("session" = [])),
    params(("subscription" = Uuid, Path, description = "The subscription.")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[delete("/profile/subscriptions/{subscription}/mail-options")]
async fn revoke_mail_options(
    caller: Subscriber,
    state: web::Data<AppState>,
    subscription: web::Path<String>,
) -> Result<NoContent, Refusal> {
    choose::revoke(&state.db, caller.release(), &subscription, state.clock.now()).await?;
    Ok(NoContent(HttpResponse::NoContent().finish()))
}

/// List the choices of mail options
///
/// What was chosen over time, the newest first, with the version of the terms that was accepted (PROF-08).
#[utoipa::path(tag = "Profile", security(("session" = [])),
    params(("subscription" = Uuid, Path, description = "The subscription.")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/profile/subscriptions/{subscription}/mail-options/choices")]
async fn list_mail_option_choices(
    caller: Subscriber,
    subscription: web::Path<String>,
) -> Result<Answer<MailOptionChoices>, Refusal> {
    Ok(Answer::private(history::choices(&caller, &subscription).await?))
}
