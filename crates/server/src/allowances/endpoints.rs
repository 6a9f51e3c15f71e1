//! The operations of family allowances: take apart, call, answer.

use actix_web::{get, web};
use contract::{
    allowances::{FamilyAllowances, RecipientAllowances},
    export::{ExportFormat, ExportLanguage},
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, household, received};
use crate::{
    http::{Answer, Export, Refusal, ValidQuery},
    identity::{AllowancesRecipient, ForAllowances},
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_family_allowances)
        .service(export_family_allowances)
        .service(read_recipient_allowances)
        .service(export_recipient_allowances);
}

/// Read the family allowances of the household
///
/// What was processed in the last twelve months, by month, recipient and child, with what was recovered and for whom
/// (FAM-01 to FAM-04). For the rights holder: no answer holds a bank account.
#[utoipa::path(tag = "Family allowances", security(("session" = [])))]
#[get("/family-allowances")]
async fn read_family_allowances(
    ForAllowances(caller): ForAllowances,
    state: web::Data<AppState>,
) -> Result<Answer<FamilyAllowances>, Refusal> {
    Ok(Answer::private(household::read(&caller, state.clock.today()).await?))
}

/// Read the family allowances paid to the caller
///
/// What was processed in the last twelve months for the caller as recipient, of the months in which they were the
/// holder's spouse, by month and child, with the masked account (FAM-05). Nothing of what others received.
#[utoipa::path(tag = "Family allowances", security(("session" = [])))]
#[get("/recipient-allowances")]
async fn read_recipient_allowances(
    caller: AllowancesRecipient,
    state: web::Data<AppState>,
) -> Result<Answer<RecipientAllowances>, Refusal> {
    Ok(Answer::private(received::read(&caller, state.clock.today()).await?))
}

/// Export the family allowances of the household
///
/// The table of the rights holder with subtotals and total, in the language asked for, as CSV, workbook or tagged PDF.
/// No format holds a bank account.
#[utoipa::path(tag = "Family allowances", security(("session" = [])),
    params(("format" = inline(ExportFormat), Path, description = "Format of the file."), ExportLanguage),
    responses(
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[get("/family-allowances/exports/{format}")]
async fn export_family_allowances(
    ForAllowances(caller): ForAllowances,
    state: web::Data<AppState>,
    format: web::Path<ExportFormat>,
    ValidQuery(chosen): ValidQuery<ExportLanguage>,
) -> Result<Export, Refusal> {
    Ok(Export(export::of_household(caller, *format, chosen.language, &state).await?))
}

/// Export the family allowances paid to the caller
///
/// The table of the recipient with subtotals and total, in the language asked for, as CSV, workbook or tagged PDF.
#[utoipa::path(tag = "Family allowances", security(("session" = [])),
    params(("format" = inline(ExportFormat), Path, description = "Format of the file."), ExportLanguage),
    responses(
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[get("/recipient-allowances/exports/{format}")]
async fn export_recipient_allowances(
    caller: AllowancesRecipient,
    state: web::Data<AppState>,
    format: web::Path<ExportFormat>,
    ValidQuery(chosen): ValidQuery<ExportLanguage>,
) -> Result<Export, Refusal> {
    Ok(Export(export::of_recipient(caller, *format, chosen.language, &state).await?))
}
