//! The operations on the post of a demonstration.

use actix_web::{get, web};
use contract::{post::DemonstrationPost, problem::ProblemKind};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::{demonstration, letters::show_letter};
use crate::{
    http::{Answer, File, Refusal},
    identity::Anybody,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_demonstration_post).service(read_demonstration_letter);
}

/// Read the post of the demonstration
///
/// Mails and letters that the fictitious fund would have sent, the newest first. Exists in demonstration mode only;
/// elsewhere it answers as if nothing were here. Where the demonstration has a mail server of its own, the mails are
/// there.
#[utoipa::path(tag = "Demonstration", responses((status = 404, response = inline(crate::openapi::NotFound))))]
#[get("/demonstration/post")]
async fn read_demonstration_post(
    _caller: Anybody,
    state: web::Data<AppState>,
) -> Result<Answer<DemonstrationPost>, Refusal> {
    require_demonstration(&state)?;
    Ok(Answer::private(demonstration::post(&state).await?))
}

/// Read a letter of the demonstration
///
/// The letter as it would be printed, as PDF. It is printed when it is first read: its code works from then on, and
/// earlier codes of the subscription do not any more. Reading it again shows the same code.
#[utoipa::path(tag = "Demonstration",
    params(("id" = Uuid, Path, description = "Identifier of the letter.",
        example = "0f6b3d2a-91c4-4e5b-8a70-6c1d2e3f4a5b")),
    responses(
        (status = 200, description = "The letter.", body = Vec<u8>, content_type = "application/pdf"),
        (status = 404, response = inline(crate::openapi::NotFound)),
    ),
)]
#[get("/demonstration/letters/{id}")]
async fn read_demonstration_letter(
    _caller: Anybody,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<File, Refusal> {
    require_demonstration(&state)?;
    let missing = || Refusal::new(ProblemKind::NotFound);
    let id = Uuid::try_parse(&id).map_err(|_| missing())?;
    let pdf = show_letter(&state, id).await.map_err(|failure| Refusal::internal(&failure))?.ok_or_else(missing)?;
    Ok(File { name: format!("{id}.pdf"), media_type: "application/pdf", bytes: pdf.to_vec() })
}

/// Outside a demonstration nothing is here.
fn require_demonstration(state: &AppState) -> Result<(), Refusal> {
    let is_demonstration = state.institution.demonstration.is_some();
    if is_demonstration { Ok(()) } else { Err(Refusal::new(ProblemKind::NotFound)) }
}
