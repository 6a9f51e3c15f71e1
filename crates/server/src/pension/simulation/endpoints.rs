//! The operations of the simulation: take apart, call, answer.

use actix_web::{delete, get, post, web};
use contract::{
    export::{ExportFormat, ExportLanguage},
    pension::{PensionOutlook, PensionSimulation, PensionSimulations, SimulatePension},
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::{
    http::{Answer, Export, NoContent, Refusal, ValidJson, ValidQuery},
    identity::ForSimulation,
    state::AppState,
};

/// The operations of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_outlook)
        .service(simulate)
        .service(list_simulations)
        .service(forget_simulation)
        .service(export_simulation);
}

/// Read the outlook on a pension
///
/// Whether the person may simulate the pension to come, and if not, why (SIM-01); the points acquired and validated, by
/// fund, the months that can be chosen, and the parameters in force (SIM-02, SIM-04).
#[utoipa::path(tag = "Pension", security(("session" = [])))]
#[get("/pension/outlook")]
async fn read_outlook(
    ForSimulation(caller): ForSimulation,
    state: web::Data<AppState>,
) -> Result<Answer<PensionOutlook>, Refusal> {
    Ok(Answer::private(service::outlook(&caller, state.clock.today()).await?))
}

/// Simulate a pension
///
/// The monthly pension of who stops working at the end of this month, at the value of the point of today (SIM-02). Months
/// to come bring what the last twelve known ones brought on average. The result is kept with everything that it rests
/// on: parameters, points and dates (SIM-04). No right on that day is a result too: `missing` says what is missing.
#[utoipa::path(tag = "Pension", security(("session" = [])),
    request_body(content = SimulatePension, example = json!({ "leaving_month": "2031-06-01" })),
    responses((status = 422, response = inline(crate::openapi::InvalidValues))),
)]
#[post("/pension/simulations")]
async fn simulate(
    ForSimulation(caller): ForSimulation,
    state: web::Data<AppState>,
    ValidJson(request): ValidJson<SimulatePension>,
) -> Result<Answer<PensionSimulation, 201>, Refusal> {
    let (today, now) = (state.clock.today(), state.clock.now());
    Ok(Answer::private(service::simulate(&state.db, caller, &request, today, now).await?))
}

/// List the simulations
///
/// Those that the person has made, at most 20, by leaving month (SIM-03). Each is calculated anew from what was kept with
/// it, and so tells the same whatever has changed since.
#[utoipa::path(tag = "Pension", security(("session" = [])))]
#[get("/pension/simulations")]
async fn list_simulations(ForSimulation(caller): ForSimulation) -> Result<Answer<PensionSimulations>, Refusal> {
    Ok(Answer::private(service::simulations(&caller).await?))
}

/// Forget a simulation
///
/// Somebody else's answers exactly like one that does not exist.
#[utoipa::path(tag = "Pension", security(("session" = [])),
    params(("simulation" = Uuid, Path, description = "The simulation.")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[delete("/pension/simulations/{simulation}")]
async fn forget_simulation(
    ForSimulation(caller): ForSimulation,
    state: web::Data<AppState>,
    simulation: web::Path<String>,
) -> Result<NoContent, Refusal> {
    service::forget(&state.db, caller.release(), &simulation).await?;
    Ok(NoContent::new())
}

/// Export a simulation
///
/// The amount, the points of each fund, and every parameter that the result rests on, in the language asked for: on tagged
/// paper, as CSV or as a workbook.
#[utoipa::path(tag = "Pension", security(("session" = [])),
    params(
        ("simulation" = Uuid, Path, description = "The simulation."),
        ("format" = inline(ExportFormat), Path, description = "Format of the file."),
        ExportLanguage,
    ),
    responses(
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
        (status = 503, response = inline(crate::openapi::Busy)),
    ),
)]
#[get("/pension/simulations/{simulation}/exports/{format}")]
async fn export_simulation(
    ForSimulation(caller): ForSimulation,
    state: web::Data<AppState>,
    path: web::Path<(String, ExportFormat)>,
    ValidQuery(chosen): ValidQuery<ExportLanguage>,
) -> Result<Export, Refusal> {
    let (simulation, format) = path.into_inner();
    Ok(Export(export::simulation(caller, &simulation, format, chosen.language, &state).await?))
}
