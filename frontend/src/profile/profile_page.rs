//! Who is signed in, under which subscription, and what it opens.

use std::sync::Arc;

use contract::{identity::Session, service::Service};
use leptos::prelude::*;

use crate::{
    core::{addresses, browser, format, labels, texts},
    identity::Secured,
    ui::{
        NavLink, NavList, PageHeading, SummaryLine, contact_box, notice, paragraph, print_button, printed_for,
        summary_table,
    },
};

/// The secured page « Mon profil ».
#[component]
pub fn ProfilePage() -> impl IntoView {
    view! { <Secured service=Service::Profile page=|session| view! { <Profile session=session /> }.into_any() /> }
}

#[component]
fn Profile(session: Arc<Session>) -> impl IntoView {
    let previous = session.previous_sign_in_at.map_or_else(texts::profile::first_sign_in, format::moment);
    let lines = vec![
        SummaryLine::new(texts::profile::name(), format!("{} {}", session.first_name, session.last_name)),
        SummaryLine::new(texts::profile::matricule(), session.matricule.clone()),
        SummaryLine::new(texts::profile::population(), labels::population(session.population)),
        SummaryLine::new(texts::profile::role(), labels::subscriber_role(session.role)),
        SummaryLine::new(texts::profile::signed_in_at(), format::moment(session.signed_in_at)),
        SummaryLine::new(texts::profile::previous_sign_in(), previous),
    ];
    let services = session
        .services
        .iter()
        .filter(|service| **service != Service::Profile)
        .map(|service| NavLink::new(addresses::service(*service), labels::service(*service)))
        .collect::<Vec<_>>();
    let has_services = !services.is_empty();
    view! {
        <div class="stack">
            <PageHeading title=texts::profile::title() />
            {printed_for()}
            {session.data_as_of.map(|date| paragraph(texts::common::data_as_of(&format::date(date))))}
            {session
                .file_incomplete
                .then(|| {
                    notice("warning", texts::common::file_incomplete())
                })}
            {summary_table(texts::profile::subscription(), lines)}
            <p class="ds-paragraph d-print-none">
                <a class="ds-link" href=addresses::CHANGE_PASSWORD>
                    {texts::password::change_title()}
                </a>
            </p>
            {has_services
                .then(|| {
                    view! {
                        <h2 class="ds-heading d-print-none" data-size="sm">
                            {texts::profile::services()}
                        </h2>
                        <div class="d-print-none">
                            <NavList links=services class="ds-list" />
                        </div>
                    }
                })}
            {print_button(Callback::new(|()| browser::print()))}
            {contact_box(Service::Profile.department())}
        </div>
    }
}
