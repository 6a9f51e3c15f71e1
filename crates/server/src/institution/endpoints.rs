//! The operation that says who runs the portal.

use actix_web::{get, web};
use contract::institution::Institution;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    http::{Answer, Refusal},
    identity::Anybody,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_institution);
}

/// Read who runs the portal
///
/// Names, addresses and departments of the institution. In demonstration mode, and only then, also the fictitious
/// people whom one can sign in as.
#[utoipa::path(tag = "Institution")]
#[get("/institution")]
async fn read_institution(_caller: Anybody, state: web::Data<AppState>) -> Result<Answer<Institution>, Refusal> {
    Ok(Answer::public(Institution::clone(&state.institution)))
}
