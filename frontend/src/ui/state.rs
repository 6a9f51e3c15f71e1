//! What stands where data are not, or not yet.

use std::sync::Arc;

use client::ClientError;
use contract::{
    institution::{Department, DepartmentKey},
    problem::ProblemKind,
};
use leptos::prelude::*;

use super::dynamic::{DynamicView, dynamic, words};
use super::pieces::paragraph;
use crate::core::{i18n, load::Loading, portal::use_portal, problems, texts};

/// « Chargement… », told to everybody.
pub fn loading_state() -> AnyView {
    view! {
        <p class="ds-paragraph" role="status">
            {texts::common::loading()}
        </p>
    }
    .into_any()
}

/// There is nothing, which is no failure: why, and what makes something appear.
pub fn empty_state(text: String) -> AnyView {
    view! {
        <p class="ds-card ds-paragraph" data-variant="tinted">
            {text}
        </p>
    }
    .into_any()
}

/// Something failed: what it means for the person, the way out, and whom to call.
#[component]
pub fn Failure(
    /// What failed.
    error: ClientError,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let portal = use_portal();
    let support = words(move || {
        let institution = portal.institution.get();
        let support = institution.as_ref().and_then(|known| known.department(DepartmentKey::TechnicalSupport));
        let line = |known: &Department| texts::problem::support(&known.telephone, known.hours.get(i18n::language()));
        support.map(line).unwrap_or_default()
    });
    // What is not there will not come by asking again.
    let missing = error.kind() == Some(ProblemKind::NotFound);
    let reference = problems::reference(&error).map(|reference| texts::problem::occurrence(&reference));
    view! {
        <div class="ds-alert stack" data-color=if missing { "info" } else { "danger" } role="alert">
            <h2 class="ds-heading" data-size="xs">
                {if missing { texts::problem::nothing_found() } else { texts::problem::title() }}
            </h2>
            {paragraph(problems::message(&error))}
            {(!missing).then(|| paragraph(texts::problem::nothing_lost()))}
            <p class="ds-paragraph">{support}</p>
            {reference.map(paragraph)}
            {(!missing)
                .then(|| {
                    view! {
                        <button type="button" class="ds-button" data-variant="secondary" on:click=move |_| on_retry.run(())>
                            {texts::problem::retry()}
                        </button>
                    }
                })}
        </div>
    }
}

/// Shows an answer, or that it is on its way, or why it does not come.
pub fn loaded<T, V>(loading: Loading<T>, show: impl Fn(Arc<T>) -> V + Send + 'static) -> DynamicView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    dynamic(move || match loading.outcome() {
        None => loading_state(),
        Some(Ok(answer)) => show(answer).into_any(),
        Some(Err(error)) => failed(error, Callback::new(move |()| loading.retry())),
    })
}

fn failed(error: ClientError, on_retry: Callback<()>) -> AnyView {
    view! { <Failure error=error on_retry=on_retry /> }.into_any()
}
