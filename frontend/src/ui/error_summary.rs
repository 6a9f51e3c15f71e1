//! What is wrong with a form, told above it.

use leptos::prelude::*;

use super::dynamic::{DynamicView, dynamic};
use crate::core::{browser, texts};

/// One mistake: the words, and the field that they are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// Id of the field to go to; none when no single field is to blame.
    pub field: Option<String>,
    /// What to do, in the same words as at the field.
    pub message: String,
}

impl FormError {
    /// Something wrong with the field that has this id.
    #[must_use]
    pub fn at(field: &str, message: String) -> Self {
        Self { field: Some(field.to_owned()), message }
    }

    /// Something wrong that no single field is to blame for.
    #[must_use]
    pub const fn general(message: String) -> Self {
        Self { field: None, message }
    }
}

/// Lists the mistakes and takes the focus whenever they change. Nothing while there are none.
pub fn error_summary(errors: RwSignal<Vec<FormError>>) -> DynamicView {
    dynamic(move || {
        let errors = errors.get();
        (!errors.is_empty())
            .then(|| {
                view! {
                    <ds-error-summary class="ds-error-summary d-print-none">
                        <h2 class="ds-heading">{texts::form::errors()}</h2>
                        <ul class="ds-list">{errors.into_iter().map(item).collect_view()}</ul>
                    </ds-error-summary>
                }
            })
            .into_any()
    })
}

fn item(error: FormError) -> AnyView {
    let Some(field) = error.field else {
        return view! { <li>{error.message}</li> }.into_any();
    };
    let href = format!("#{field}");
    let go = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Some(element) = browser::element(&field) {
            browser::focus(&element);
        }
    };
    view! {
        <li>
            <a class="ds-link" href=href on:click=go>
                {error.message}
            </a>
        </li>
    }
    .into_any()
}
