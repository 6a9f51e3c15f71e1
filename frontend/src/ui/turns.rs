//! Turning the pages of a list of which one page is shown at a time.

use leptos::prelude::*;

use crate::core::texts;

/// « Plus anciens », while there is more, and the way back to the newest. `next` is the cursor of the next page.
pub fn page_turns(cursor: RwSignal<Option<String>>, next: Option<String>) -> AnyView {
    let turn = |label: String, to: Option<String>| {
        view! {
            <button
                type="button"
                class="ds-button d-print-none"
                data-variant="secondary"
                on:click=move |_| cursor.set(to.clone())
            >
                {label}
            </button>
        }
        .into_any()
    };
    let newest = cursor.get_untracked().map(|_| turn(texts::common::newest(), None));
    let older = next.map(|next| turn(texts::common::older(), Some(next)));
    view! { <div class="cluster">{newest} {older}</div> }.into_any()
}
