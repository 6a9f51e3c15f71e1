//! A password that is hidden until one asks to see it.

use leptos::prelude::*;

use super::{Field, described_by, description, error_id, validation};
use crate::{
    core::texts,
    ui::dynamic::{when, words},
};

/// A password; pasting and password managers are welcome (AUTH-01). `autocomplete` is `current-password` for the one in
/// use and `new-password` for one that is chosen. What is typed lives in the page's own signal and in no draft.
pub fn password_field(field: Field, autocomplete: &'static str) -> AnyView {
    let Field { id, label, hint, value, error } = field;
    let shown = RwSignal::new(false);
    let name = label.clone();
    // A password that is chosen is a sentence, and is looked at while it is typed.
    let size = if autocomplete == "new-password" { "36" } else { "20" };
    let described = described_by(&id, !hint.is_empty(), error);
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id.clone()>
                {label}
            </label>
            {description(&id, hint)}
            <div class="cluster">
                <input
                    class="ds-input"
                    id=id.clone()
                    name=id.clone()
                    type=words(move || if shown.get() { "text" } else { "password" }.to_owned())
                    size=size
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=words(described)
                    aria-invalid=when("true", move || error.with(Option::is_some))
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    aria-controls=id.clone()
                    aria-label=words(move || if shown.get() { texts::sign_in::hide(&name) } else { texts::sign_in::show(&name) })
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {words(move || if shown.get() { texts::sign_in::hide_short() } else { texts::sign_in::show_short() })}
                </button>
            </div>
            {validation(error_id(&id), error)}
        </div>
    }
    .into_any()
}
