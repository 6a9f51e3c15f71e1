//! The page of the link that confirms an e-mail address; works without being signed in (PROF-03).

use std::sync::Arc;

use client::ClientError;
use contract::{
    problem::ProblemKind,
    profile::{ConfirmEmailAddress, EmailConfirmation, ReadEmailLink},
    service::Service,
};
use leptos::prelude::*;

use crate::{
    core::{addresses, format, link_secret, load::load, texts},
    ui::{
        Confirmation, Failure, Form, NavLink, NavList, PageHeading, SummaryLine, confirmation, contact_box, dynamic,
        explained, loading_state, notice, paragraph, summary_table,
    },
};

/// Shows whose address the link confirms, and confirms it on a click: mail scanners follow links too.
pub fn confirm_email_page() -> AnyView {
    let token = link_secret::of_page(addresses::CONFIRM_EMAIL);
    dynamic(move || token.get().map_or_else(unusable, by_link)).into_any()
}

fn by_link(token: String) -> AnyView {
    let asked = token.clone();
    let link = load(move || Some(ReadEmailLink { token: asked.clone() }));
    let confirmed = RwSignal::new(None::<Arc<EmailConfirmation>>);
    let too_late = RwSignal::new(false);
    dynamic(move || match (confirmed.get(), too_late.get(), link.outcome()) {
        (Some(confirmed), _, _) => done(&confirmed),
        (None, true, _) => unusable(),
        (None, false, None) => loading_state(),
        (None, false, Some(Ok(link))) => question(&link, token.clone(), confirmed, too_late),
        (None, false, Some(Err(error))) if is_unusable(&error) => unusable(),
        (None, false, Some(Err(error))) => view! {
            <div class="stack">
                <PageHeading title=texts::email::confirm_title() />
                <Failure error=error on_retry=move |()| link.retry() />
            </div>
        }
        .into_any(),
    })
    .into_any()
}

/// Whether the link is to blame. One that was not copied whole may be longer or shorter than any link of ours.
fn is_unusable(error: &ClientError) -> bool {
    matches!(error.kind(), Some(ProblemKind::LinkUnusable | ProblemKind::InvalidValues))
}

fn facts(link: &EmailConfirmation) -> AnyView {
    let lines = vec![
        SummaryLine::new(texts::profile::name(), format!("{} {}", link.first_name, link.last_name)),
        SummaryLine::new(texts::profile::matricule(), link.matricule.clone()),
        SummaryLine::new(texts::profile::email(), link.email.clone()),
    ];
    summary_table(texts::email::confirm_caption(), lines)
}

fn question(
    link: &EmailConfirmation,
    token: String,
    confirmed: RwSignal<Option<Arc<EmailConfirmation>>>,
    too_late: RwSignal<bool>,
) -> AnyView {
    let form = Form::unkeyed();
    let refused = move |error: &ClientError| {
        if is_unusable(error) {
            too_late.set(true);
            return Vec::new();
        }
        explained(error, |_| None)
    };
    let submit = move || {
        let request = ConfirmEmailAddress { token: token.clone() };
        form.send_or(request, refused, move |answer| confirmed.set(Some(Arc::new(answer))));
    };
    view! {
        <div class="stack">
            <PageHeading title=texts::email::confirm_title() />
            {paragraph(texts::email::confirm_lead())}
            {form.view(facts(link), texts::email::confirm(), submit)}
            {contact_box(Service::Profile.department())}
        </div>
    }
    .into_any()
}

fn done(confirmed: &EmailConfirmation) -> AnyView {
    link_secret::forget();
    let when = confirmed.confirmed_at.map(|when| paragraph(texts::email::confirmed_at(&format::moment(when))));
    let next = view! {
        {facts(confirmed)}
        {when}
        {paragraph(texts::email::confirmed_next())}
    };
    let links = vec![NavLink::new(addresses::service(Service::Profile), texts::profile::title())];
    let ways_on = view! { <NavList links=links class="ds-list" /> };
    let (title, contact) = (texts::email::confirmed_title(), Service::Profile.department());
    confirmation(Confirmation { title, number: None, next: next.into_any(), contact }, ways_on.into_any())
}

/// Why the link does not work, and how to start again.
fn unusable() -> AnyView {
    link_secret::forget();
    let links = vec![NavLink::new(addresses::service(Service::Profile), texts::profile::title())];
    view! {
        <div class="stack">
            <PageHeading title=texts::email::unusable_title() />
            {notice("warning", texts::problem::link_unusable())}
            {paragraph(texts::email::unusable_again())}
            <NavList links=links class="ds-list" />
            {contact_box(Service::Profile.department())}
        </div>
    }
    .into_any()
}
