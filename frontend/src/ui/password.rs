//! A password that is hidden until one asks to see it.

use leptos::prelude::*;

use super::{
    dynamic::{when, words},
    field::validation,
};
use crate::core::texts;

/// A password; pasting and password managers are welcome (AUTH-01).
#[component]
pub fn PasswordField(
    /// Id of the field.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Where it comes from.
    #[prop(into)]
    hint: String,
    /// What is written.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let described = move || {
        let hint = format!("{id}-hint");
        if error.with(Option::is_some) { format!("{id}-error {hint}") } else { hint }
    };
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id>
                {label}
            </label>
            <p data-field="description" id=format!("{id}-hint")>
                {hint}
            </p>
            <div class="cluster">
                <input
                    class="ds-input"
                    id=id
                    name=id
                    type=words(move || if shown.get() { "text" } else { "password" }.to_owned())
                    size="20"
                    autocomplete="current-password"
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
                    aria-controls=id
                    aria-label=words(move || if shown.get() { texts::sign_in::hide() } else { texts::sign_in::show() })
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {words(move || if shown.get() { texts::sign_in::hide_short() } else { texts::sign_in::show_short() })}
                </button>
            </div>
            {validation(format!("{id}-error"), error)}
        </div>
    }
}
