//! The operations of documents on request: take apart, call, answer.

use actix_web::{get, post, web};
use contract::{
    export::ExportLanguage,
    language::Language,
    paging::PageRequest,
    requests::{DocumentCatalogue, DocumentRequest, DocumentRequestPage, RequestDocument, SearchDocuments, found},
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    address_form::address_form,
    desk_endpoints,
    document::document,
    error::RequestError,
    list,
    take::{Asked, take},
    verify,
};
use crate::{
    http::{Answer, File, PreferredLanguage, Refusal, ValidJson, ValidQuery},
    identity::ForRequests,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(search_documents)
        .service(read_address_form)
        .service(request_document)
        .service(list_document_requests)
        .service(read_document_request)
        .service(read_issued_document);
    verify::routes(config);
    desk_endpoints::routes(config);
}

/// List the documents that can be asked for
///
/// The catalogue, in the language of `Accept-Language`: whole, of one domain, or what matches a search, the best first
/// (REQ-02).
#[utoipa::path(tag = "Requests", params(SearchDocuments), security(("session" = [])), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[get("/requests/documents")]
async fn search_documents(
    _caller: ForRequests,
    state: web::Data<AppState>,
    PreferredLanguage(language): PreferredLanguage,
    ValidQuery(asked): ValidQuery<SearchDocuments>,
) -> Result<Answer<DocumentCatalogue>, Refusal> {
    let catalogue = state.documents.in_language(language);
    let documents = found(catalogue, asked.search.as_deref().unwrap_or_default(), asked.domain);
    let documents = documents.into_iter().cloned().collect();
    Ok(Answer::private(DocumentCatalogue { documents }).in_language(language))
}

/// Download the change-of-address form
///
/// A PDF with fields to fill in on screen or by hand, and name, matricule and recorded address of the rights holder (REQ-01).
/// It is signed and returned by post: nothing of the fund's data changes by it.
#[utoipa::path(tag = "Requests", params(ExportLanguage), security(("session" = [])), responses(
    (status = 200, description = "The form.", body = Vec<u8>, content_type = "application/pdf"),
))]
#[get("/requests/address-form")]
async fn read_address_form(
    ForRequests(caller): ForRequests,
    state: web::Data<AppState>,
    ValidQuery(wanted): ValidQuery<ExportLanguage>,
) -> Result<File, Refusal> {
    Ok(address_form(caller, wanted.language, &state).await?)
}

/// Ask for a document
///
/// For a member of the household, with a comment for the department (REQ-03). Where the catalogue says `issued_at_once` and
/// the data suffice, the document is there with the answer (`issued`); otherwise `not_issued_because` says why, and the
/// department handles the request (REQ-05). `errors` names `document` with the code
/// `unknown_document`, and `beneficiary` with the code `unknown_member`, or `not_for_them` where the document is not for
/// members of that role.
#[utoipa::path(tag = "Requests", security(("session" = [])), request_body(content = RequestDocument, example = json!({
    "document": "medical-rights",
    "beneficiary": "5b0c1f6e-62a4-4c09-9d38-0d2b5a7f4e11",
    "comment": "Pour l'inscription au club de judo.",
})), responses(
    (status = 409, response = inline(crate::openapi::RequestNotPossible)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/requests")]
async fn request_document(
    ForRequests(caller): ForRequests,
    state: web::Data<AppState>,
    PreferredLanguage(language): PreferredLanguage,
    ValidJson(request): ValidJson<RequestDocument>,
) -> Result<Answer<DocumentRequest, 201>, Refusal> {
    let document = state.documents.document(&request.document).ok_or(RequestError::UnknownDocument)?.clone();
    let asked = Asked { by: caller.release(), request, document, language, now: state.clock.now() };
    Ok(Answer::private(take(&state.db, asked).await?).in_language(language))
}

/// List one's own requests
///
/// With their numbers, how far they have come and since when, and what the department wrote, the newest first, page by
/// page (REQ-04). Titles are in the language of `Accept-Language`.
#[utoipa::path(tag = "Requests", params(PageRequest), security(("session" = [])), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[get("/requests")]
async fn list_document_requests(
    ForRequests(caller): ForRequests,
    state: web::Data<AppState>,
    PreferredLanguage(language): PreferredLanguage,
    ValidQuery(page): ValidQuery<PageRequest>,
) -> Result<Answer<DocumentRequestPage>, Refusal> {
    let page = list::list(&caller, &state.documents, &page, language).await?;
    Ok(Answer::private(page).in_language(language))
}

/// Read a request
///
/// One's own, by its number (REQ-04).
#[utoipa::path(tag = "Requests", security(("session" = [])), params(
    ("request" = String, Path, description = "Number of the request.", example = "DEM2026-000123"),
), responses((status = 404, response = inline(crate::openapi::NotFound))))]
#[get("/requests/{request}")]
async fn read_document_request(
    ForRequests(caller): ForRequests,
    state: web::Data<AppState>,
    PreferredLanguage(language): PreferredLanguage,
    number: web::Path<String>,
) -> Result<Answer<DocumentRequest>, Refusal> {
    let request = list::one(&caller, &state.documents, &number, language).await?;
    Ok(Answer::private(request).in_language(language))
}

/// Download an issued document
///
/// The document that was issued at once for one's own request: a tagged PDF (PDF/UA-1) with its number, a verification code
/// and a QR code (REQ-05). It is the same for ever.
#[utoipa::path(tag = "Requests", security(("session" = [])), params(
    ("request" = String, Path, description = "Number of the request.", example = "DEM2026-000123"),
), responses(
    (status = 200, description = "The document.", body = Vec<u8>, content_type = "application/pdf"),
    (status = 404, response = inline(crate::openapi::NotFound)),
))]
#[get("/requests/{request}/document")]
async fn read_issued_document(
    ForRequests(caller): ForRequests,
    state: web::Data<AppState>,
    number: web::Path<String>,
) -> Result<File, Refusal> {
    let request = list::one(&caller, &state.documents, &number, Language::Fr).await?;
    Ok(document(caller, &request, &state).await?)
}
