//! Secured pages: only for who is signed in, and only where the service is open (NAV-06).

use std::sync::Arc;

use client::ClientError;
use contract::{identity::Session, service::Service};
use leptos::{prelude::*, task::spawn_local};

use super::own_password::first_password;
use crate::{
    core::{
        addresses, labels,
        portal::{SessionState, use_portal},
        query, texts,
    },
    home::PopulationCards,
    ui::{Failure, NavLink, NavList, PageHeading, dynamic, heading, notice, paragraph},
};

/// Shows a service to whom it is open; to others, why not and the way out.
#[component]
pub fn Secured(
    /// The service that the page belongs to.
    service: Service,
    /// Draws the page for the person who is signed in.
    #[prop(into)]
    page: Callback<Arc<Session>, AnyView>,
) -> impl IntoView {
    let portal = use_portal();
    let failure = RwSignal::new(None::<ClientError>);
    let ask = move || {
        failure.set(None);
        spawn_local(async move {
            if let Err(error) = portal.ask_session().await {
                failure.set(Some(error));
            }
        });
    };
    if portal.session.with_untracked(|state| *state == SessionState::Unknown) {
        ask();
    }
    dynamic(move || match (portal.session.get(), failure.get()) {
        (SessionState::SignedIn(session), _) if session.must_choose_password => first_password(session),
        (SessionState::SignedIn(session), _) if session.services.contains(&service) => page.run(session),
        (SessionState::SignedIn(session), _) => view! { <NotOpen session=session /> }.into_any(),
        (SessionState::SignedOut, _) => view! { <SessionEnded service=service /> }.into_any(),
        (SessionState::Unknown, Some(error)) => view! {
            <div class="stack">
                <PageHeading title=labels::service(service) />
                <Failure error=error on_retry=move |()| ask() />
            </div>
        }
        .into_any(),
        (SessionState::Unknown, None) => view! {
            <p class="ds-paragraph" role="status">
                {texts::session::checking()}
            </p>
        }
        .into_any(),
    })
}

/// No session: choose a population, identify oneself, and come back to this very page.
#[component]
fn SessionEnded(service: Service) -> impl IntoView {
    let here = query::here();
    let kept = use_portal().drafts.hold_something();
    let href = move |population| addresses::sign_in_and_return(population, service, &here);
    view! {
        <div class="stack">
            <PageHeading title=texts::session::ended_title() />
            {notice("warning", texts::session::ended())}
            {kept.then(|| paragraph(texts::session::kept()))}
            {paragraph(texts::session::choose())}
            <PopulationCards href=href />
        </div>
    }
}

/// Signed in, and the subscription does not open this service.
#[component]
fn NotOpen(session: Arc<Session>) -> impl IntoView {
    let links = session
        .services
        .iter()
        .map(|service| NavLink::new(addresses::service(*service), labels::service(*service)))
        .collect();
    view! {
        <div class="stack">
            <PageHeading title=texts::session::not_open_title() />
            {notice("info", texts::session::not_open(&labels::population(session.population)))}
            {heading(texts::session::open_services())}
            <NavList links=links class="ds-list" />
        </div>
    }
}
