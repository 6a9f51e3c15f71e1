//! The operations on information pages.

use std::sync::Arc;

use actix_web::{get, web};
use contract::{
    pages::{InformationPage, PageList},
    problem::ProblemKind,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::Pages;
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
/// In menu order, in the language of `Accept-Language`. A page without populations belongs to the bottom menu.
#[utoipa::path(tag = "Information")]
#[get("/pages")]
async fn list_pages(
    _caller: Anybody,
    PreferredLanguage(language): PreferredLanguage,
    state: web::Data<AppState>,
) -> Result<Answer<PageList>, Refusal> {
    let pages = as_edited(&state.pages).await;
    Ok(Answer::public(pages.list(language)).in_language(language))
}

/// Read an information page
///
/// In the language of `Accept-Language`, or in French where it is not translated: `language` says which. The HTML holds
/// no script, no style and no first-level heading.
#[utoipa::path(tag = "Information",
    params(("slug" = String, Path, description = "Name of the page in its address.", example = "remboursements")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/pages/{slug}")]
async fn read_page(
    _caller: Anybody,
    slug: web::Path<String>,
    PreferredLanguage(language): PreferredLanguage,
    state: web::Data<AppState>,
) -> Result<Answer<InformationPage>, Refusal> {
    let pages = as_edited(&state.pages).await;
    let page = pages.read(language, &slug).ok_or_else(|| Refusal::new(ProblemKind::NotFound))?;
    let language = page.language;
    Ok(Answer::public(page).in_language(language))
}

/// The pages as the fund's directory has them, which is looked at off the async threads.
async fn as_edited(pages: &Arc<Pages>) -> &Pages {
    if pages.is_due() {
        let shared = Arc::clone(pages);
        if web::block(move || shared.refresh()).await.is_err() {
            tracing::warn!("the information pages could not be looked at");
        }
    }
    pages
}
