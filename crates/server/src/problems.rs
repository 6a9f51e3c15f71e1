//! The address of every problem type explains it (RFC 9457, section 3.1.1).

use actix_web::{get, web};
use contract::problem::{ProblemExplanation, ProblemKind};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    http::{Answer, Refusal},
    identity::Anybody,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_problem);
}

/// Explain a kind of problem
///
/// What the `type` of a problem means, and the way out.
#[utoipa::path(tag = "Problems",
    params(("slug" = String, Path, description = "Last segment of the problem's `type`.", example = "not-found")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/api/problems/{slug}")]
async fn read_problem(_caller: Anybody, slug: web::Path<String>) -> Result<Answer<ProblemExplanation>, Refusal> {
    let kind = ProblemKind::ALL.into_iter().find(|kind| kind.slug() == slug.as_str());
    let kind = kind.ok_or_else(|| Refusal::new(ProblemKind::NotFound))?;
    Ok(Answer::public(ProblemExplanation::of(kind)))
}
