//! Fields of forms: label, help, the field, and what is wrong with it.

mod area;
mod choice;
mod date;
mod password;
mod text;

use leptos::prelude::*;

use super::dynamic::{DynamicView, dynamic};
use crate::core::texts;

pub use area::text_area;
pub use choice::{Choice, checkbox, radio_group, select_field};
pub use date::{birth_date_field, birth_date_mistake, date_field};
pub use password::password_field;
pub use text::{Writing, text_field};

/// What every field has. [`Form::field`](super::Form::field) makes one.
pub struct Field {
    /// Its id, which the summary of mistakes leads to.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What to write, and where to find it; empty where the label says it all.
    pub hint: String,
    /// What is written.
    pub value: RwSignal<String>,
    /// What is wrong with it.
    pub error: Signal<Option<String>>,
}

impl Field {
    /// The same field, which may be left out and says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.label = texts::form::optional(&self.label);
        self
    }
}

/// What is wrong with a field, in the words of the summary.
fn validation(id: String, error: Signal<Option<String>>) -> DynamicView {
    dynamic(move || {
        let id = id.clone();
        let message = |message| {
            view! {
                <p class="ds-validation-message" data-field="validation" id=id>
                    {message}
                </p>
            }
        };
        error.get().map(message).into_any()
    })
}

/// The help of a field.
fn description(id: &str, hint: String) -> AnyView {
    let id = hint_id(id);
    (!hint.is_empty())
        .then(|| {
            view! {
                <p data-field="description" id=id>
                    {hint}
                </p>
            }
        })
        .into_any()
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// The ids that `aria-describedby` names: the help, where there is one, and what is wrong, while something is.
fn described_by(id: &str, has_hint: bool, error: Signal<Option<String>>) -> impl Fn() -> String + Send + 'static {
    let hint = if has_hint { hint_id(id) } else { String::new() };
    let wrong = error_id(id);
    move || if error.with(Option::is_some) { format!("{wrong} {hint}") } else { hint.clone() }
}
