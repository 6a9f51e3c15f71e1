//! The operations that read information pages.

use std::sync::Arc;

use actix_web::{get, web};
use contract::{
    pages::{InformationPage, PageList},
    problem::ProblemKind,
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    http::{Answer, PreferredLanguage, Refusal},
    identity::Anybody,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_pages).service(read_page);
}

/// List the information pages
///
/// In menu order, with titles in the language of `Accept-Language`: the pages of each population (NAV-02), and those
/// of the bottom menu (NAV-07).
#[utoipa::path(tag = "Information")]
#[get("/pages")]
async fn list_pages(
    _caller: Anybody,
    state: web::Data<AppState>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<PageList>, Refusal> {
    refresh_when_due(&state);
    Ok(Answer::public(state.pages.list(language)).in_language(language))
}

/// Read an information page
///
/// In the language of `Accept-Language`, or in French where the page is not translated: `language` says which. The HTML
/// holds no script, no style and no first-level heading.
#[utoipa::path(tag = "Information",
    params(("slug" = String, Path, description = "Name of the page.", example = "remboursements")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/pages/{slug}")]
async fn read_page(
    _caller: Anybody,
    state: web::Data<AppState>,
    slug: web::Path<String>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<InformationPage>, Refusal> {
    refresh_when_due(&state);
    let page = state.pages.read(language, &slug).ok_or_else(|| Refusal::new(ProblemKind::NotFound))?;
    let written_in = page.language;
    Ok(Answer::public(page).in_language(written_in))
}

/// Looks at the fund's directory again from time to time, off the async threads; this answer does not wait for it.
pub fn refresh_when_due(state: &AppState) {
    if state.pages.is_due() {
        let pages = Arc::clone(&state.pages);
        tokio::task::spawn_blocking(move || pages.refresh());
    }
}
