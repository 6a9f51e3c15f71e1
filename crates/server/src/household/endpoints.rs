//! The operations of personal data: take apart, call, answer.

use actix_web::{get, post, web};
use contract::{
    household::{Household, HouseholdReport, HouseholdReportPage, ReportHouseholdData},
    paging::PageRequest,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{reports, service};
use crate::{
    http::{Answer, PreferredLanguage, Refusal, ValidJson, ValidQuery},
    identity::ForPersonalData,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_household).service(report_household_data).service(list_household_reports);
}

/// Read the personal data
///
/// Civil status of everybody who belongs to the rights holder's household today; address and family situation of the
/// holder and the spouse, never of children (DATA-01, DATA-02). Family situations are in the language of
/// `Accept-Language` where the fund's words are known.
#[utoipa::path(tag = "Personal data", security(("session" = [])))]
#[get("/household")]
async fn read_household(
    ForPersonalData(caller): ForPersonalData,
    state: web::Data<AppState>,
    PreferredLanguage(language): PreferredLanguage,
) -> Result<Answer<Household>, Refusal> {
    let household = service::household(&caller, language, state.clock.today()).await?;
    Ok(Answer::private(household).in_language(language))
}

/// Report what is wrong
///
/// To the registration service, about one field of one member of the household, with what it should be. Nothing of the
/// fund's data changes by it. `errors` names `member` with the code `unknown_member` where nobody of today's household has
/// that identifier, and `field` with the code `not_for_children`.
#[utoipa::path(tag = "Personal data", security(("session" = [])), request_body(content = ReportHouseholdData, example = json!({
    "member": "5b0c1f6e-62a4-4c09-9d38-0d2b5a7f4e11",
    "field": "last_name",
    "should_be": "Dupont-Martin",
})), responses(
    (status = 409, response = inline(crate::openapi::AlreadyReported)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[post("/household/reports")]
async fn report_household_data(
    ForPersonalData(caller): ForPersonalData,
    state: web::Data<AppState>,
    ValidJson(report): ValidJson<ReportHouseholdData>,
) -> Result<Answer<HouseholdReport, 201>, Refusal> {
    Ok(Answer::private(reports::make(&state.db, caller.release(), report, state.clock.now()).await?))
}

/// List one's own reports
///
/// With their numbers, how far they have come, and the answers of the registration service, the newest first, page by
/// page.
#[utoipa::path(tag = "Personal data", params(PageRequest), security(("session" = [])), responses(
    (status = 422, response = inline(crate::openapi::InvalidValues)),
))]
#[get("/household/reports")]
async fn list_household_reports(
    ForPersonalData(caller): ForPersonalData,
    ValidQuery(page): ValidQuery<PageRequest>,
) -> Result<Answer<HouseholdReportPage>, Refusal> {
    Ok(Answer::private(reports::list(&caller, &page).await?))
}
