//! The operations of the timeline: take apart, call, answer.

use actix_web::{get, web};
use contract::{
    export::{ExportFormat, ExportLanguage},
    movements::{MovementFilter, MovementPage},
    paging::PageRequest,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::{
    http::{Answer, Export, Refusal, ValidQuery},
    identity::TimelineViewer,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_movements).service(export_movements);
}

/// List movements
///
/// What the fund has paid and sent in the last twelve months, across all services, the newest first, page by page. A
/// rights holder sees refunds and allowances of the household and their own indemnities and pensions; a recipient sees
/// the allowances paid to themselves. Letters are those of the subscription that is signed in.
#[utoipa::path(tag = "Movements", params(MovementFilter, PageRequest), security(("session" = [])), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[get("/movements")]
async fn list_movements(
    caller: TimelineViewer,
    state: web::Data<AppState>,
    ValidQuery(filter): ValidQuery<MovementFilter>,
    ValidQuery(page): ValidQuery<PageRequest>,
) -> Result<Answer<MovementPage>, Refusal> {
    Ok(Answer::private(service::list(&caller, &filter, &page, state.clock.today()).await?))
}

/// Export movements
///
/// What the filter selects, at most 20,000 movements, in the language asked for: CSV, workbook or tagged PDF.
#[utoipa::path(tag = "Movements", security(("session" = [])),
    params(("format" = inline(ExportFormat), Path, description = "Format of the file."), MovementFilter, ExportLanguage),
    responses(
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[get("/movements/exports/{format}")]
async fn export_movements(
    caller: TimelineViewer,
    state: web::Data<AppState>,
    format: web::Path<ExportFormat>,
    ValidQuery(filter): ValidQuery<MovementFilter>,
    ValidQuery(chosen): ValidQuery<ExportLanguage>,
) -> Result<Export, Refusal> {
    Ok(Export(export::export(caller, &filter, *format, chosen.language, &state).await?))
}
