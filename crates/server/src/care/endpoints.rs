//! The operations of medical care: take apart, call, answer.

use actix_web::{get, web};
use contract::{
    care::{Beneficiaries, CareFilter, CareMonths, CarePage, CareStatement, CareTotals, Practitioners},
    export::{ExportFormat, ExportLanguage},
    paging::PageRequest,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::{
    http::{Answer, Export, PreferredLanguage, Refusal, ValidQuery},
    identity::ForCare,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_beneficiaries)
        .service(list_lines)
        .service(read_totals)
        .service(list_months)
        .service(list_practitioners)
        .service(read_statement)
        .service(export_lines);
}

/// List the beneficiaries
///
/// The members of the rights holder's household and what was paid for each over the last twelve months (CARE-01).
#[utoipa::path(tag = "Medical care", security(("session" = [])))]
#[get("/care/beneficiaries")]
async fn list_beneficiaries(
    ForCare(caller): ForCare,
    state: web::Data<AppState>,
) -> Result<Answer<Beneficiaries>, Refusal> {
    Ok(Answer::private(service::beneficiaries(&caller, state.clock.today()).await?))
}

/// List refunds
///
/// The refunds of the last twelve months, the newest first, page by page (CARE-02 to CARE-07). Adjusted files take the
/// place of their originals. Labels are in the language of `Accept-Language`.
#[utoipa::path(tag = "Medical care", params(CareFilter, PageRequest), security(("session" = [])), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[get("/care/lines")]
async fn list_lines(
    ForCare(caller): ForCare,
    state: web::Data<AppState>,
    ValidQuery(filter): ValidQuery<CareFilter>,
    ValidQuery(page): ValidQuery<PageRequest>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<CarePage>, Refusal> {
    let today = state.clock.today();
    let page = service::list_lines(&caller, &filter, &page, language, today).await?;
    Ok(Answer::private(page).in_language(language))
}

/// Add refunds up
///
/// Totals of the refunds that the filter selects, computed by the database.
#[utoipa::path(tag = "Medical care", params(CareFilter), security(("session" = [])), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[get("/care/totals")]
async fn read_totals(
    ForCare(caller): ForCare,
    state: web::Data<AppState>,
    ValidQuery(filter): ValidQuery<CareFilter>,
) -> Result<Answer<CareTotals>, Refusal> {
    Ok(Answer::private(service::totals(&caller, &filter, state.clock.today()).await?))
}

/// Add refunds up by month
///
/// The refunds that the filter selects, by month of payment (of processing while not yet paid), without a gap.
#[utoipa::path(tag = "Medical care", params(CareFilter), security(("session" = [])), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[get("/care/months")]
async fn list_months(
    ForCare(caller): ForCare,
    state: web::Data<AppState>,
    ValidQuery(filter): ValidQuery<CareFilter>,
) -> Result<Answer<CareMonths>, Refusal> {
    Ok(Answer::private(service::months(&caller, &filter, state.clock.today()).await?))
}

/// List the performers
///
/// The practitioners who performed care in the last twelve months, never the prescribers (CARE-08). Refunds without a
/// registered performer are gathered apart.
#[utoipa::path(tag = "Medical care", security(("session" = [])))]
#[get("/care/practitioners")]
async fn list_practitioners(
    ForCare(caller): ForCare,
    state: web::Data<AppState>,
) -> Result<Answer<Practitioners>, Refusal> {
    Ok(Answer::private(service::practitioners(&caller, state.clock.today()).await?))
}

/// Read a care statement
///
/// One whole statement of the household, also when another one has taken its place. A statement of another household
/// answers exactly like one that does not exist.
#[utoipa::path(tag = "Medical care", security(("session" = [])),
    params(("number" = String, Path, description = "Number of the statement.", example = "D2026-000123")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/care/statements/{number}")]
async fn read_statement(
    ForCare(caller): ForCare,
    state: web::Data<AppState>,
    number: web::Path<String>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<CareStatement>, Refusal> {
    let today = state.clock.today();
    let statement = service::statement(&caller, &number, language, today).await?;
    Ok(Answer::private(statement).in_language(language))
}

/// Export refunds
///
/// What the filter selects with its totals, headings and amounts in the language asked for: as CSV (UTF-8 with a
/// byte-order mark, fields separated by `;`), as an Office Open XML workbook with real dates and amounts, or as a tagged
/// PDF, which holds at most 2,000 rows.
#[utoipa::path(tag = "Medical care", security(("session" = [])),
    params(("format" = inline(ExportFormat), Path, description = "Format of the file."), CareFilter, ExportLanguage),
    responses(
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[get("/care/exports/{format}")]
async fn export_lines(
    ForCare(caller): ForCare,
    state: web::Data<AppState>,
    format: web::Path<ExportFormat>,
    ValidQuery(filter): ValidQuery<CareFilter>,
    ValidQuery(chosen): ValidQuery<ExportLanguage>,
) -> Result<Export, Refusal> {
    Ok(Export(export::export(caller, &filter, *format, chosen.language, &state).await?))
}
