//! What stands where data are not, or not yet.

use std::sync::Arc;

use client::ClientError;
use contract::{institution::DepartmentKey, problem::ProblemKind};
use leptos::prelude::*;

use crate::core::{i18n, load::Loading, portal::use_portal, problems, texts};

/// « Chargement… », told to everybody.
#[component]
pub fn LoadingState() -> impl IntoView {
    view! {
        <p class="ds-paragraph" role="status">
            {texts::common::loading()}
        </p>
    }
}

/// There is nothing, which is no failure.
#[component]
pub fn EmptyState(
    /// Why, and what makes something appear.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <p class="ds-card ds-paragraph" data-variant="tinted">{text}</p> }
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
    let support = move || {
        let institution = portal.institution.get()?;
        let support = institution.department(DepartmentKey::TechnicalSupport)?;
        Some(texts::problem::support(&support.telephone, support.hours.get(i18n::language())))
    };
    // What is not there will not come by asking again.
    let missing = error.kind() == Some(ProblemKind::NotFound);
    let reference = problems::reference(&error).map(|reference| texts::problem::occurrence(&reference));
    view! {
        <div class="ds-alert stack" data-color=if missing { "info" } else { "danger" } role="alert">
            <h2 class="ds-heading" data-size="xs">
                {if missing { texts::problem::nothing_found() } else { texts::problem::title() }}
            </h2>
            <p class="ds-paragraph">{problems::message(&error)}</p>
            {(!missing).then(|| view! { <p class="ds-paragraph">{texts::problem::nothing_lost()}</p> })}
            <p class="ds-paragraph">{support}</p>
            {reference.map(|reference| view! { <p class="ds-paragraph">{reference}</p> })}
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
pub fn loaded<T, V>(loading: Loading<T>, show: impl Fn(Arc<T>) -> V + Send + 'static) -> impl Fn() -> AnyView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    move || match loading.outcome() {
        None => view! { <LoadingState /> }.into_any(),
        Some(Ok(answer)) => show(answer).into_any(),
        Some(Err(error)) => view! { <Failure error=error on_retry=move |()| loading.retry() /> }.into_any(),
    }
}
