//! The operations that read general terms.

use actix_web::{get, web};
use contract::{
    language::Language,
    problem::ProblemKind,
    terms::{Terms, TermsDocument},
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::{
    http::{Answer, PreferredLanguage, Refusal},
    identity::Anybody,
    pages::refresh_when_due,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_terms).service(read_version);
}

/// Read general terms
///
/// The version in force, in the language of `Accept-Language`, or in French where it is not translated: `language` says
/// which (PROF-08).
#[utoipa::path(tag = "Information",
    params(("document" = String, Path, description = "Name of the terms.", example = "mail-options")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/terms/{document}")]
async fn read_terms(
    _caller: Anybody,
    state: web::Data<AppState>,
    document: web::Path<String>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<Terms>, Refusal> {
    answer(&state, &document, None, language).await
}

/// Read a version of general terms
///
/// Also one that is no longer in force: what somebody has accepted is kept as it was shown to them (PROF-08).
#[utoipa::path(tag = "Information",
    params(
        ("document" = String, Path, description = "Name of the terms.", example = "mail-options"),
        ("version" = String, Path, description = "Name of the version.", example = "2026-11"),
    ),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/terms/{document}/versions/{version}")]
async fn read_version(
    _caller: Anybody,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<Terms>, Refusal> {
    let (document, version) = path.into_inner();
    answer(&state, &document, Some(&version), language).await
}

async fn answer(
    state: &AppState,
    slug: &str,
    version: Option<&str>,
    language: Language,
) -> Result<Answer<Terms>, Refusal> {
    refresh_when_due(state);
    let unknown = || Refusal::new(ProblemKind::NotFound);
    let document = TermsDocument::ALL.into_iter().find(|document| document.slug() == slug).ok_or_else(unknown)?;
    let today = state.clock.today();
    let terms = service::read(&state.db, &state.pages, document, version, language, today).await?;
    let terms = terms.ok_or_else(unknown)?;
    let written_in = terms.language;
    Ok(Answer::public(terms).in_language(written_in))
}
