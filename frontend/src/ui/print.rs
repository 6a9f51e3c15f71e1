//! Printing (NAV-09): the data, who and when, and no menus.

use leptos::prelude::*;

use super::dynamic::words;
use crate::core::{browser, format, portal::use_portal, texts};

/// « Imprimer »: `before` makes the page complete, and prints it. What is unfolded prints unfolded.
pub fn print_button(before: Callback<()>) -> AnyView {
    let print = move |_| before.run(());
    view! {
        <button type="button" class="ds-button d-print-none" data-variant="secondary" on:click=print>
            {texts::common::print()}
        </button>
    }
    .into_any()
}

/// Who and when, on paper only.
pub fn printed_for() -> AnyView {
    let portal = use_portal();
    let now = RwSignal::new(browser::now_ms());
    let before_print = window_event_listener_untyped("beforeprint", move |_| now.set(browser::now_ms()));
    on_cleanup(move || before_print.remove());
    let institution =
        move || portal.institution.with(|known| known.as_ref().map(|known| known.name.clone())).unwrap_or_default();
    let person = move || {
        let line = portal.signed_in().map(|session| {
            let name = format!("{} {}", session.first_name, session.last_name);
            texts::common::printed_for(&name, &session.matricule)
        });
        line.unwrap_or_default()
    };
    view! {
        <div class="d-none d-print-block">
            <p>{words(institution)}</p>
            <p>{words(person)}</p>
            <p>{words(move || texts::common::printed_on(&format::moment_ms(now.get())))}</p>
        </div>
    }
    .into_any()
}
