//! The operations of the registration service's agents.

use actix_web::{get, post, web};
use contract::{
    paging::{LARGEST_PAGE, USUAL_PAGE},
    problem::{Problem, ProblemKind},
    resources::{AskForCorrection, DeskDeclarationPage, DeskDeclarationQuery, DeskDeclarationSheet, TakeIntoAccount},
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::desk::{
    DeskDeclarationError, Wanted, ask_correction, list_declarations, show_declaration, take_into_account,
};
use crate::{
    http::{Answer, Refusal, ValidJson, ValidQuery},
    identity::RegistrationAgent,
    state::AppState,
};

/// The operations of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list).service(show).service(ask).service(take);
}

impl From<DeskDeclarationError> for Refusal {
    fn from(error: DeskDeclarationError) -> Self {
        match error {
            DeskDeclarationError::Unknown(_) => Self::new(ProblemKind::NotFound),
            DeskDeclarationError::Taken(_) => Self::new(ProblemKind::DeclarationLocked),
            DeskDeclarationError::NewerVersion { .. } => {
                Problem::new(ProblemKind::ChangedMeanwhile).with_detail(error.to_string()).into()
            }
            DeskDeclarationError::Unreadable => Self::invalid_value("text", "unreadable", &error.to_string()),
            DeskDeclarationError::DayPassed(_) => Self::invalid_value("until", "passed", &error.to_string()),
            DeskDeclarationError::UnknownCursor => Self::unknown_cursor(),
            DeskDeclarationError::Database(failure) => failure.into(),
        }
    }
}

/// List declarations
///
/// Of every household, the oldest first: number, state, whose. Each one listed is noted in the audit.
#[utoipa::path(tag = "Desk", security(("agent" = [])), params(DeskDeclarationQuery),
    responses((status = 422, response = inline(crate::openapi::InvalidValues))),
)]
#[get("/desk/declarations")]
async fn list(
    RegistrationAgent(agent): RegistrationAgent,
    state: web::Data<AppState>,
    ValidQuery(query): ValidQuery<DeskDeclarationQuery>,
) -> Result<Answer<DeskDeclarationPage>, Refusal> {
    let (_, actor) = agent.release();
    let limit = query.limit.unwrap_or(USUAL_PAGE).clamp(1, LARGEST_PAGE).into();
    let wanted = Wanted { state: query.state, cursor: query.cursor, limit };
    Ok(Answer::private(list_declarations(&state.db, actor, &wanted, state.clock.now()).await?))
}

/// Show a declaration
///
/// Everything that was declared last, and the versions. Noted in the audit.
#[utoipa::path(tag = "Desk", security(("agent" = [])),
    params(("number" = String, Path, description = "Number of the declaration.", example = "DEC2026-000123")),
    responses((status = 404, response = inline(crate::openapi::NotFound))),
)]
#[get("/desk/declarations/{number}")]
async fn show(
    RegistrationAgent(agent): RegistrationAgent,
    state: web::Data<AppState>,
    number: web::Path<String>,
) -> Result<Answer<DeskDeclarationSheet>, Refusal> {
    let (_, actor) = agent.release();
    Ok(Answer::private(show_declaration(&state.db, actor, &number, state.clock.now()).await?))
}

/// Ask for a correction
///
/// The household is told by mail that there is one, and can send a corrected version until the last day, even after the
/// campaign has closed. 412 when a newer version was sent than the one that was looked at.
#[utoipa::path(tag = "Desk", security(("agent" = [])), 
    request_body(content = AskForCorrection, example = json!({
        "text": "Le montant de la pension complémentaire manque.",
        "version": 1,
    })),
    params(("number" = String, Path, description = "Number of the declaration.", example = "DEC2026-000123")),
    responses(
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 409, response = inline(crate::openapi::DeclarationLocked)),
        (status = 412, response = inline(crate::openapi::ChangedMeanwhile)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
    ),
)]
#[post("/desk/declarations/{number}/correction")]
async fn ask(
    RegistrationAgent(agent): RegistrationAgent,
    state: web::Data<AppState>,
    number: web::Path<String>,
    ValidJson(asked): ValidJson<AskForCorrection>,
) -> Result<Answer<DeskDeclarationSheet>, Refusal> {
    let (_, actor) = agent.release();
    Ok(Answer::private(ask_correction(&state.db, actor, &number, asked, state.clock.now()).await?))
}

/// Take a declaration into account
///
/// It cannot be changed any more, and the household is told by mail. 412 when a newer version was sent than the one that
/// was looked at.
#[utoipa::path(tag = "Desk", security(("agent" = [])), 
    request_body(content = TakeIntoAccount, example = json!({ "version": 1 })),
    params(("number" = String, Path, description = "Number of the declaration.", example = "DEC2026-000123")),
    responses(
        (status = 404, response = inline(crate::openapi::NotFound)),
        (status = 409, response = inline(crate::openapi::DeclarationLocked)),
        (status = 412, response = inline(crate::openapi::ChangedMeanwhile)),
        (status = 422, response = inline(crate::openapi::InvalidValues)),
    ),
)]
#[post("/desk/declarations/{number}/taking-into-account")]
async fn take(
    RegistrationAgent(agent): RegistrationAgent,
    state: web::Data<AppState>,
    number: web::Path<String>,
    ValidJson(seen): ValidJson<TakeIntoAccount>,
) -> Result<Answer<DeskDeclarationSheet>, Refusal> {
    let (_, actor) = agent.release();
    Ok(Answer::private(take_into_account(&state.db, actor, &number, seen.version, state.clock.now()).await?))
}
