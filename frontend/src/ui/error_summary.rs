//! What is wrong with a form, told above it.

use leptos::prelude::*;

use super::dynamic::dynamic;
use crate::core::browser;

/// One mistake: the words, and the field that they are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// Id of the field to go to; none when no single field is to blame.
    pub field: Option<&'static str>,
    /// What to do, in the same words as at the field.
    pub message: String,
}

/// Lists the mistakes and takes the focus whenever they change. Nothing while there are none.
#[component]
pub fn ErrorSummary(
    /// What to do, as a heading.
    #[prop(into)]
    title: String,
    /// The mistakes.
    #[prop(into)]
    errors: Signal<Vec<FormError>>,
) -> impl IntoView {
    let item = |error: FormError| match error.field {
        Some(field) => {
            let go = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                if let Some(element) = browser::element(field) {
                    browser::focus(&element);
                }
            };
            view! {
                <li>
                    <a class="ds-link" href=format!("#{field}") on:click=go>
                        {error.message}
                    </a>
                </li>
            }
            .into_any()
        }
        None => view! { <li>{error.message}</li> }.into_any(),
    };
    dynamic(move || {
        let errors = errors.get();
        (!errors.is_empty())
            .then(|| {
                view! {
                    <ds-error-summary class="ds-error-summary">
                        <h2 class="ds-heading">{title.clone()}</h2>
                        <ul class="ds-list">{errors.into_iter().map(item).collect_view()}</ul>
                    </ds-error-summary>
                }
            })
            .into_any()
    })
}
