//! The operations about pensions: take apart, call, answer.

use actix_web::{get, web};
use contract::pension::PensionPayments;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::{
    http::{Answer, Refusal},
    identity::InsuredPerson,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_payments);
}

/// Read pension payments
///
/// The pensions of the person who is signed in (own and survivor's, of CAR and CARTI), each with the payments ordered in
/// the last twelve months and their sum (PEN-01). The list is whole: it has no pages. Who has no pension is answered an
/// empty list, which is no error (PEN-02).
#[utoipa::path(tag = "Pension", security(("session" = [])))]
#[get("/pension/payments")]
async fn read_payments(caller: InsuredPerson, state: web::Data<AppState>) -> Result<Answer<PensionPayments>, Refusal> {
    Ok(Answer::private(service::payments(&caller, state.clock.today()).await?))
}
