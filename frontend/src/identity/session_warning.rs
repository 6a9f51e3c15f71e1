//! Warns that the session is about to end, and ends it (NAV-12).

use std::time::Duration;

use contract::identity::{ReadSession, SignOut};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use super::{
    idle::{Remaining, remaining},
    sign_out::sign_out,
};
use crate::{
    core::{
        activity, browser,
        follow::follow,
        portal::{Portal, SessionState, use_portal},
        problems, texts,
    },
    ui::words,
};

const DIALOG: &str = "session-warning";

/// Looks every second how long the session lasts, in whichever tab the person was last active.
#[component]
pub fn SessionWarning() -> impl IntoView {
    let portal = use_portal();
    let left = RwSignal::new(Remaining::Enough);
    let look = move || {
        let now = of_session(portal);
        if left.get_untracked() != now {
            left.set(now);
        }
    };
    if let Ok(timer) = set_interval_with_handle(look, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    follow(move || match left.get() {
        Remaining::Enough => show(false),
        Remaining::Minutes(_) => show(true),
        Remaining::Nothing => end(portal),
    });
    let failure = RwSignal::new(String::new());
    let stay = move || {
        spawn_local(async move {
            // The session is only asked for, not set again: the page keeps what is typed in it.
            let answer = portal.send(&ReadSession).await;
            failure.set(answer.err().map(|error| problems::message(&error)).unwrap_or_default());
            left.set(of_session(portal));
        });
    };
    let not_left = RwSignal::new(false);
    let leave = sign_out(not_left);
    let text = move || match left.get() {
        Remaining::Minutes(minutes) => texts::session::ends_soon(minutes),
        Remaining::Enough | Remaining::Nothing => String::new(),
    };
    let trouble = move || if not_left.get() { texts::shell::sign_out_failed() } else { failure.get() };
    view! {
        <dialog
            class="ds-dialog d-print-none"
            id=DIALOG
            role="alertdialog"
            aria-labelledby="session-warning-title"
            aria-describedby="session-warning-text"
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                stay();
            }
        >
            <div class="stack">
                <h2 class="ds-heading" data-size="sm" id="session-warning-title">
                    {texts::session::ends_soon_title()}
                </h2>
                <p class="ds-paragraph" id="session-warning-text" role="status">
                    {words(text)}
                </p>
                <p class="ds-paragraph" role="alert">
                    {words(trouble)}
                </p>
                <div class="cluster">
                    <button type="button" class="ds-button" on:click=move |_| stay()>
                        {texts::session::stay()}
                    </button>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="secondary"
                        on:click=move |_| leave.run(())
                    >
                        {texts::shell::sign_out()}
                    </button>
                </div>
            </div>
        </dialog>
    }
}

/// What is left of the session of whoever is signed in.
fn of_session(portal: Portal) -> Remaining {
    portal.session.with_untracked(|state| match state {
        SessionState::SignedIn(session) => remaining(activity::now_ms(), activity::last_ms(), session.idle_seconds),
        SessionState::Unknown | SessionState::SignedOut => Remaining::Enough,
    })
}

/// Opens or closes the warning. Open, it takes the focus, and gives it back when it closes.
fn show(open: bool) {
    if let Some(dialog) = browser::element(DIALOG).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok())
        && dialog.open() != open
    {
        if open {
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    }
}

/// The time is over: nothing secured stays on the screen, and the server forgets the session too.
fn end(portal: Portal) {
    show(false);
    portal.session.set(SessionState::SignedOut);
    spawn_local(async move {
        let _ = portal.send(&SignOut).await;
    });
}
