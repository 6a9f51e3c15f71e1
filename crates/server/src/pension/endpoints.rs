//! The operations about pensions: take apart, call, answer.

use actix_web::{get, web};
use contract::{
    export::{ExportFormat, ExportLanguage},
    pension::PensionPayments,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service, simulation};
use crate::{
    http::{Answer, Export, Refusal, ValidQuery},
    identity::ForPensions,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_payments).service(export_payments);
    simulation::routes(config);
}

/// Read pension payments
///
/// The pensions of the person who is signed in (own and survivor's, of CAR and CARTI), each with the payments ordered in
/// the last twelve months and their sum (PEN-01). The list is whole: it has no pages. Who has no pension is answered an
/// empty list, which is no error (PEN-02).
#[utoipa::path(tag = "Pension", security(("session" = [])))]
#[get("/pension/payments")]
async fn read_payments(
    ForPensions(caller): ForPensions,
    state: web::Data<AppState>,
) -> Result<Answer<PensionPayments>, Refusal> {
    let today = state.clock.today();
    let mut payments = service::payments(&caller, today).await?;
    if payments.pensions.is_empty() {
        payments.simulation_is_open = simulation::is_open(&caller, today).await?;
    }
    Ok(Answer::private(payments))
}

/// Export pension payments
///
/// The payments on screen with the sum of each pension and of all, in the language asked for: CSV (UTF-8 with a byte-order
/// mark, fields separated by `;`), a workbook with real dates and amounts, or the same on tagged paper.
#[utoipa::path(tag = "Pension", security(("session" = [])),
    params(("format" = inline(ExportFormat), Path, description = "Format of the file."), ExportLanguage),
    responses(
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[get("/pension/payments/exports/{format}")]
async fn export_payments(
    ForPensions(caller): ForPensions,
    state: web::Data<AppState>,
    format: web::Path<ExportFormat>,
    ValidQuery(chosen): ValidQuery<ExportLanguage>,
) -> Result<Export, Refusal> {
    Ok(Export(export::payments(caller, *format, chosen.language, &state).await?))
}
