//! One line of text.

use leptos::prelude::*;

use super::{Field, description, error_id, validation};
use crate::ui::dynamic::when;

/// What kind of text is written: which keyboard a telephone shows, and what the browser leaves alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// A number or code with capitals.
    Identifier,
    /// The name of a person.
    Name,
    /// An e-mail address.
    Email,
    /// A few words.
    Sentence,
    /// An amount of money.
    Amount,
}

impl Writing {
    /// `type`, `autocapitalize` and `size` of the field.
    const fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Identifier => ("text", "characters", "20"),
            Self::Name => ("text", "words", "30"),
            Self::Email => ("email", "none", "40"),
            Self::Sentence => ("text", "sentences", "60"),
            Self::Amount => ("text", "none", "16"),
        }
    }
}

/// A one-line text; `autocomplete` is the token by which browsers know what to fill in.
pub fn text_field(field: Field, writing: Writing, autocomplete: &'static str) -> AnyView {
    let Field { id, label, hint, value, error } = field;
    let (kind, capitals, size) = writing.attributes();
    view! {
        <ds-field class="ds-field">
            <label class="ds-label" for=id.clone()>
                {label}
            </label>
            {description(&id, hint)}
            <input
                class="ds-input"
                id=id.clone()
                name=id.clone()
                type=kind
                size=size
                inputmode=(writing == Writing::Amount).then_some("decimal")
                autocomplete=autocomplete
                autocapitalize=capitals
                spellcheck="false"
                aria-invalid=when("true", move || error.with(Option::is_some))
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            {validation(error_id(&id), error)}
        </ds-field>
    }
    .into_any()
}
