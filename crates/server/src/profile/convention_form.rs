//! The form with which an insured person asks their complementary insurer to sign a convention (PROF-07).

use std::sync::Arc;

use actix_web::{get, web};
use contract::{export::ExportLanguage, language::Language};
use tokio::sync::OnceCell;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    http::{File, Refusal, ValidQuery},
    identity::Anybody,
    post::letters::letter_sender,
    state::AppState,
};

/// The form in each language, printed when somebody first asks for it.
#[derive(Debug, Default)]
pub struct ConventionForms([OnceCell<Arc<[u8]>>; Language::ALL.len()]);

impl ConventionForms {
    async fn in_language(&self, language: Language, state: &AppState) -> Result<Arc<[u8]>, Refusal> {
        let place = Language::ALL.iter().position(|one| *one == language).unwrap_or_default();
        self.0[place].get_or_try_init(|| print(language, state)).await.cloned()
    }
}

/// Typesetting keeps a processor busy: not on an async thread.
async fn print(language: Language, state: &AppState) -> Result<Arc<[u8]>, Refusal> {
    let sender = letter_sender(&state.config).ok_or_else(|| Refusal::internal(&"the configuration names no sender"))?;
    let printed = web::block(move || letters::render_convention_request(&sender, language)).await;
    let form = printed.map_err(|failure| Refusal::internal(&failure))?;
    Ok(form.map_err(|failure| Refusal::internal(&failure))?.bytes.into())
}

/// The operation of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_convention_form);
}

/// Download the convention request form
///
/// A form to print and hand to one's complementary insurer, who returns it by post (PROF-07).
#[utoipa::path(tag = "Profile", params(ExportLanguage), responses(
    (status = 200, description = "The form.", body = Vec<u8>, content_type = "application/pdf"),
))]
#[get("/convention-request-form")]
async fn read_convention_form(
    _caller: Anybody,
    state: web::Data<AppState>,
    ValidQuery(wanted): ValidQuery<ExportLanguage>,
) -> Result<File, Refusal> {
    let bytes = state.convention_forms.in_language(wanted.language, &state).await?;
    let name = format!("convention-{}.pdf", wanted.language.code());
    Ok(File { name, media_type: "application/pdf", bytes: bytes.to_vec() })
}
