//! The operations of indemnities: take apart, call, answer.

use actix_web::{get, web};
use contract::{
    export::{ExportFormat, ExportLanguage},
    indemnities::Indemnities,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::{
    export::to_file,
    http::{Answer, Export, Refusal, ValidQuery},
    identity::ForIndemnities,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_indemnities).service(export_indemnities);
}

/// List the indemnities
///
/// What the person who is signed in was paid in the last twelve months, by date of the payment order, and every file that
/// is not yet paid: one row for each period and employer, the newest first (IND-01 to IND-03). Nobody else's of the
/// household is ever among them.
#[utoipa::path(tag = "Indemnities", security(("session" = [])))]
#[get("/indemnities")]
async fn list_indemnities(
    ForIndemnities(caller): ForIndemnities,
    state: web::Data<AppState>,
) -> Result<Answer<Indemnities>, Refusal> {
    Ok(Answer::private(service::indemnities(&caller, state.clock.today()).await?))
}

/// Export the indemnities
///
/// The same rows with what they add up to, headings and amounts in the language asked for: as CSV (UTF-8 with a byte-order
/// mark, fields separated by `;`), as an Office Open XML workbook with real dates and amounts, or as a tagged PDF.
#[utoipa::path(tag = "Indemnities", security(("session" = [])),
    params(("format" = inline(ExportFormat), Path, description = "Format of the file."), ExportLanguage),
    responses(
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[get("/indemnities/exports/{format}")]
async fn export_indemnities(
    ForIndemnities(caller): ForIndemnities,
    state: web::Data<AppState>,
    format: web::Path<ExportFormat>,
    ValidQuery(chosen): ValidQuery<ExportLanguage>,
) -> Result<Export, Refusal> {
    let today = state.clock.today();
    let indemnities = service::indemnities(&caller, today).await?;
    let table = export::table(&indemnities, &caller.owner, chosen.language, today)?;
    // Writing takes its time: the connection goes back before.
    drop(caller);
    Ok(Export(to_file(table, *format, &state).await?))
}
