//! What a load balancer asks: is the process alive, can it do its work.

use actix_web::{get, web};
use contract::{
    health::Health,
    problem::{Problem, ProblemKind},
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    http::{Answer, Refusal},
    identity::Anybody,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(live).service(ready);
}

/// Ask whether the process is alive
///
/// Answers as long as the process serves requests, whatever the state of the database.
#[utoipa::path(tag = "Health")]
#[get("/health/live")]
async fn live(_caller: Anybody) -> Result<Answer<Health>, Refusal> {
    Ok(Answer::private(Health { status: "ok".to_owned() }))
}

/// Ask whether the server can do its work
///
/// Answers 503 while the database does not answer.
#[utoipa::path(tag = "Health", responses((status = 503, response = inline(crate::openapi::Busy))))]
#[get("/health/ready")]
async fn ready(_caller: Anybody, state: web::Data<AppState>) -> Result<Answer<Health>, Refusal> {
    match state.db.ping().await {
        Ok(()) => Ok(Answer::private(Health { status: "ok".to_owned() })),
        Err(failure) => {
            tracing::warn!(%failure, "the database does not answer");
            Err(Problem::new(ProblemKind::Busy).with_detail("the database does not answer").with_retry_after(5).into())
        }
    }
}
