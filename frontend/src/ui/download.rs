//! Links that save a file.

use leptos::prelude::*;

/// A file of the server, which the browser saves.
pub fn download_link(address: String, label: String) -> AnyView {
    view! {
        <p class="ds-paragraph d-print-none">
            <a class="ds-button" data-variant="secondary" href=address download="" rel="external">
                {label}
            </a>
        </p>
    }
    .into_any()
}
