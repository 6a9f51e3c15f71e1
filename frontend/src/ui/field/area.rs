//! Several lines of text.

use leptos::prelude::*;

use super::{Field, description, error_id, validation};
use crate::{core::texts, ui::dynamic::when};

/// A text of several lines, of at most `limit` characters. How many are left is shown while one types, and told when one
/// pauses.
pub fn text_area(field: Field, limit: usize) -> AnyView {
    let Field { id, label, hint, value, error } = field;
    view! {
        <ds-field class="ds-field">
            <label class="ds-label" for=id.clone()>
                {label}
            </label>
            {description(&id, hint)}
            <textarea
                class="ds-input"
                id=id.clone()
                name=id.clone()
                rows="4"
                cols="60"
                aria-invalid=when("true", move || error.with(Option::is_some))
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            <p
                class="ds-paragraph"
                data-field="counter"
                data-limit=limit.to_string()
                data-under=texts::form::left("%d")
                data-over=texts::form::over("%d")
            ></p>
            {validation(error_id(&id), error)}
        </ds-field>
    }
    .into_any()
}
