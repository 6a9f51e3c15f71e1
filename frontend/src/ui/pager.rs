//! The way to the next page of a list.

use leptos::prelude::*;

use super::dynamic::{dynamic, when, words};
use crate::core::texts;

/// « Afficher la suite », while there is more.
#[component]
pub fn Pager(
    /// Whether there is more.
    #[prop(into)]
    more: Signal<bool>,
    /// Whether it is on its way.
    #[prop(into)]
    busy: Signal<bool>,
    /// How much is shown of how much.
    #[prop(into)]
    shown: Signal<String>,
    /// Fetches the next page.
    #[prop(into)]
    on_more: Callback<()>,
) -> impl IntoView {
    let button = move || {
        view! {
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                aria-busy=when("true", move || busy.get())
                on:click=move |_| {
                    if !busy.get_untracked() {
                        on_more.run(());
                    }
                }
            >
                {texts::common::more()}
            </button>
        }
    };
    let more = Memo::new(move |_| more.get());
    view! {
        <div class="cluster d-print-none">
            {dynamic(move || more.get().then(button).into_any())}
            <p class="ds-paragraph" role="status">
                {words(move || shown.get())}
            </p>
        </div>
    }
}
