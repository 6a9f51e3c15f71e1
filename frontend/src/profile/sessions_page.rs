//! The open sessions, and « ce n'était pas moi ».

use std::sync::Arc;

use contract::{
    profile::{DenySession, EndSession, ListSessions, OpenSession, OpenSessions},
    service::Service,
};
use leptos::prelude::*;

use crate::{
    core::{
        addresses, format,
        load::{Loading, load},
        location::{Way, use_location},
        texts,
    },
    identity::Secured,
    ui::{Form, PageHeading, back_link, contact_box, loaded, paragraph},
};

/// The list of the open sessions of the subscription that is signed in.
pub fn sessions_page() -> AnyView {
    view! { <Secured service=Service::Profile page=|_| page() /> }.into_any()
}

fn page() -> AnyView {
    let sessions = load(|| Some(ListSessions));
    let form = Form::unkeyed();
    view! {
        <div class="stack">
            {back_link(addresses::service(Service::Profile))}
            <PageHeading title=texts::sessions::title() />
            {paragraph(texts::sessions::lead())}
            {form.summary()}
            {loaded(sessions, move |open| list(&open, sessions, form))}
            {contact_box(Service::Profile.department())}
        </div>
    }
    .into_any()
}

fn list(open: &Arc<OpenSessions>, sessions: Loading<OpenSessions>, form: Form) -> AnyView {
    let items: Vec<_> = open.sessions.iter().map(|session| item(session, sessions, form)).collect();
    view! { <ul class="bare stack">{items}</ul> }.into_any()
}

fn item(session: &OpenSession, sessions: Loading<OpenSessions>, form: Form) -> AnyView {
    let machine = match (&session.browser, &session.system) {
        (Some(browser), Some(system)) => texts::sessions::browser_on(browser, system),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => texts::sessions::unknown_browser(),
    };
    let began = format::moment(session.signed_in_at);
    let what = texts::sessions::since(&machine, &began);
    let actions = if session.current {
        view! { <p class="ds-paragraph">{texts::sessions::current()}</p> }.into_any()
    } else {
        actions(session, &what, sessions, form)
    };
    view! {
        <li class="ds-card stack" data-variant="tinted">
            <h2 class="ds-heading" data-size="2xs">
                {machine}
            </h2>
            {paragraph(texts::sessions::times(&began, &format::moment(session.last_seen_at)))}
            {actions}
        </li>
    }
    .into_any()
}

/// Ending a session, and saying that it was not one's own, which leads to a new password.
fn actions(session: &OpenSession, what: &str, sessions: Loading<OpenSessions>, form: Form) -> AnyView {
    let id = session.id;
    let location = use_location();
    let end = move |_| form.send(EndSession { id }, |_| None, move |()| sessions.retry());
    let deny = move |_| {
        let next = move |()| location.go(addresses::CHANGE_PASSWORD, Way::Forward);
        form.send(DenySession { id }, |_| None, next);
    };
    let named = |action: String| format!("{action} ({what})");
    view! {
        <div class="cluster d-print-none">
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                aria-label=named(texts::sessions::end())
                on:click=end
            >
                {texts::sessions::end()}
            </button>
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                data-color="danger"
                aria-label=named(texts::sessions::deny())
                on:click=deny
            >
                {texts::sessions::deny()}
            </button>
        </div>
    }
    .into_any()
}
