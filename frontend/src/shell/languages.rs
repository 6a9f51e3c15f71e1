//! The choice of the language.

use contract::language::Language;
use leptos::prelude::*;

use crate::{
    core::{i18n, texts},
    ui::{when, words},
};

/// One button per language, each in its own.
#[component]
pub fn LanguageSwitch(
    /// The language in use.
    language: RwSignal<Language>,
    /// Changes it.
    #[prop(into)]
    on_change: Callback<Language>,
) -> impl IntoView {
    let button = move |each: Language| {
        view! {
            <li>
                <button
                    type="button"
                    class="ds-link"
                    lang=each.code()
                    aria-current=when("true", move || language.get() == each)
                    on:click=move |_| on_change.run(each)
                >
                    {i18n::own_name(each)}
                </button>
            </li>
        }
    };
    let label = move || {
        language.track();
        texts::shell::languages()
    };
    view! {
        <nav class="languages d-print-none" aria-label=words(label)>
            <div class="container-xl">
                <ul class="cluster">{Language::ALL.map(button).into_iter().collect_view()}</ul>
            </div>
        </nav>
    }
}
