//! The operations of the declaration, for the person.

use actix_web::{delete, get, post, put, web};
use contract::{
    export::{ExportFormat, ExportLanguage},
    resources::{
        CardEstimate, DeclarationDraft, ResourcesDeclaration, SaveDeclarationDraft, SubmitDeclaration,
        SubmittedDeclaration,
    },
    terms::TermsDocument,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    desk_endpoints, draft,
    error::DeclarationError,
    estimate, receipt, state,
    submit::{self, Submission},
};
use crate::{
    http::{Answer, File, IfMatch, NoContent, PreferredLanguage, Refusal, ValidJson, ValidQuery},
    identity::ForResources,
    state::AppState,
    terms,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_declaration)
        .service(read_draft)
        .service(save_draft)
        .service(drop_draft)
        .service(estimate_card)
        .service(submit_declaration)
        .service(download_receipt)
        .configure(desk_endpoints::routes);
}

/// Read how things stand
///
/// Whether a campaign asks the household, when, what its form holds and what the fund knows already; what was sent, and
/// whether it can still be changed (DECL-01, DECL-07).
#[utoipa::path(tag = "Resources", security(("session" = [])))]
#[get("/resources/declaration")]
async fn read_declaration(
    ForResources(caller): ForResources,
    state: web::Data<AppState>,
) -> Result<Answer<ResourcesDeclaration>, Refusal> {
    let today = state.clock.today();
    let terms_version = state.pages.terms_in_force(TermsDocument::ResourcesDeclaration, today);
    Ok(Answer::private(state::state_of(&caller, terms_version, today).await?))
}

/// Read the draft
///
/// The draft as it was saved last, from whichever device; where none is saved, what is proposed: what was sent before,
/// otherwise what the fund knows (DECL-08). The `ETag` is what saving it sends back.
#[utoipa::path(tag = "Resources", security(("session" = [])),
    responses((status = 409, response = inline(crate::openapi::NothingToDeclare))),
)]
#[get("/resources/declaration/draft")]
async fn read_draft(
    ForResources(caller): ForResources,
    state: web::Data<AppState>,
) -> Result<Answer<DeclarationDraft>, Refusal> {
    Ok(Answer::private(draft::read(&caller, state.clock.today()).await?))
}

/// Save the draft
///
/// In the place of the one that was read, and of no newer one: 412 says in `detail` when the newer one was saved and at
/// which step. A draft may be incomplete and wrong; only the limits of single values are checked (DECL-08).
#[utoipa::path(tag = "Resources", security(("session" = [])),
    request_body(content = SaveDeclarationDraft, example = json!({
        "step": "spouse_income",
        "terms_version": "2026-11",
        "declared": { "holder": { "lines": [{ "category": "salary", "amount_cents": 2_840_000, "months": 12 }] } },
    })),
    params(("If-Match" = String, Header, description = "The `ETag` of the draft as it was read.")),
    responses(
        (status = 409, response = inline(crate::openapi::NothingToDeclare)),
        (status = 412, response = inline(crate::openapi::ChangedMeanwhile)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 428, response = inline(crate::openapi::PreconditionRequired)),
    ),
)]
#[put("/resources/declaration/draft")]
async fn save_draft(
    ForResources(caller): ForResources,
    state: web::Data<AppState>,
    ValidJson(request): ValidJson<SaveDeclarationDraft>,
    condition: IfMatch,
) -> Result<Answer<DeclarationDraft>, Refusal> {
    let author = caller.release();
    let read = condition.required()?;
    let moment = (state.clock.today(), state.clock.now());
    Ok(Answer::private(draft::save(&state.db, author, request, read, moment).await?))
}

/// Drop the draft
///
/// « Annuler »: what was sent before stays. Where there is no draft, nothing happens, with success (DECL-06).
#[utoipa::path(tag = "Resources", security(("session" = [])))]
#[delete("/resources/declaration/draft")]
async fn drop_draft(ForResources(caller): ForResources, state: web::Data<AppState>) -> Result<NoContent, Refusal> {
    draft::discard(&state.db, caller.release()).await?;
    Ok(NoContent::new())
}

/// Estimate the card colour
///
/// The colour that the draft, or what is proposed, makes likely, beside that of today, and the dated parameters on which
/// it rests. An estimate: it commits nobody.
#[utoipa::path(tag = "Resources", security(("session" = [])),
    responses((status = 409, response = inline(crate::openapi::NothingToDeclare))),
)]
#[get("/resources/declaration/estimate")]
async fn estimate_card(
    ForResources(caller): ForResources,
    state: web::Data<AppState>,
) -> Result<Answer<CardEstimate>, Refusal> {
    Ok(Answer::private(estimate::estimate(&caller, state.clock.today()).await?))
}

/// Submit the declaration
///
/// Accepts the version of the general terms that is named, in the language of `Accept-Language`. Everything is checked
/// again; `errors` names each fault: `declared.holder.lines`, `too_many_months`. Sent again until it is taken into
/// account, it becomes a further version under the same number (DECL-06, DECL-07).
#[utoipa::path(tag = "Resources", security(("session" = [])),
    request_body(content = SubmitDeclaration, example = json!({
        "terms_version": "2026-11",
        "declared": { "holder": { "lines": [{ "category": "salary", "amount_cents": 2_840_000, "months": 12 }] } },
    })),
    responses(
        (status = 409, response = inline(crate::openapi::DeclarationNotPossible)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
    ),
)]
#[post("/resources/declaration")]
async fn submit_declaration(
    ForResources(caller): ForResources,
    state: web::Data<AppState>,
    ValidJson(request): ValidJson<SubmitDeclaration>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<SubmittedDeclaration, 201>, Refusal> {
    let author = caller.release();
    let (today, now) = (state.clock.today(), state.clock.now());
    let document = TermsDocument::ResourcesDeclaration;
    let terms = terms::read(&state.db, &state.pages, document, None, language, today).await?;
    let terms = terms.ok_or(DeclarationError::TermsChanged)?;
    let submission = Submission { author, request, terms };
    Ok(Answer::private(submit::submit(&state.db, submission, (today, now)).await?))
}

/// Download the receipt
///
/// Everything that was declared last, with number and time, on tagged paper (DECL-06).
#[utoipa::path(tag = "Resources", security(("session" = [])),
    params(ExportLanguage),
    responses(
        (status = 200, description = "The receipt.", content_type = "application/pdf", body = Vec<u8>),
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[get("/resources/declaration/receipt")]
async fn download_receipt(
    ForResources(caller): ForResources,
    state: web::Data<AppState>,
    ValidQuery(chosen): ValidQuery<ExportLanguage>,
) -> Result<File, Refusal> {
    Ok(receipt::receipt(caller, ExportFormat::Pdf, chosen.language, &state).await?)
}
