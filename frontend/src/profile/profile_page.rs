//! Who is signed in, their subscriptions, and what can be changed (PROF-01).

use std::sync::Arc;

use contract::{
    identity::Session,
    profile::{MailOption, Profile, ReadProfile, SubscriptionProfile},
    service::Service,
};
use leptos::prelude::*;
use uuid::Uuid;

use super::chosen::{chooser, chosen, name};
use crate::{
    core::{addresses, browser, format, labels, load::load, texts},
    identity::Secured,
    ui::{
        NavLink, NavList, PageHeading, SummaryLine, contact_box, heading, loaded, notice, paragraph, print_button,
        printed_for, summary_table,
    },
};

/// The secured page « Mon profil », about the subscription in the address.
pub fn profile_page(asked: Option<Uuid>) -> AnyView {
    view! { <Secured service=Service::Profile page=move |session| draw(&session, asked) /> }.into_any()
}

fn draw(session: &Arc<Session>, asked: Option<Uuid>) -> AnyView {
    let previous = session.previous_sign_in_at.map_or_else(texts::profile::first_sign_in, format::moment);
    let lines = vec![
        SummaryLine::new(texts::profile::name(), format!("{} {}", session.first_name, session.last_name)),
        SummaryLine::new(texts::profile::matricule(), session.matricule.clone()),
        SummaryLine::new(texts::profile::population(), labels::population(session.population)),
        SummaryLine::new(texts::profile::role(), labels::subscriber_role(session.role)),
        SummaryLine::new(texts::profile::signed_in_at(), format::moment(session.signed_in_at)),
        SummaryLine::new(texts::profile::previous_sign_in(), previous),
    ];
    let profile = load(|| Some(ReadProfile));
    let subscriptions = loaded(profile, move |profile| subscriptions(&profile, asked));
    view! {
        <div class="stack">
            <PageHeading title=texts::profile::title() />
            {printed_for()}
            {session.data_as_of.map(|date| paragraph(texts::common::data_as_of(&format::date(date))))}
            {session.file_incomplete.then(|| notice("warning", texts::common::file_incomplete()))}
            {subscriptions}
            {summary_table(texts::profile::subscription(), lines)}
            {services(session)}
            {print_button(Callback::new(|()| browser::print()))}
            {contact_box(Service::Profile.department())}
        </div>
    }
    .into_any()
}

/// The subscription that is looked at, and the list of the others.
fn subscriptions(profile: &Profile, asked: Option<Uuid>) -> AnyView {
    let chosen = chosen(profile, asked).map(details);
    view! {
        {chooser(profile, &addresses::service(Service::Profile))}
        {chosen}
    }
    .into_any()
}

/// Password, e-mail address and mail option of one subscription, each with the way to change it.
fn details(subscription: &SubscriptionProfile) -> AnyView {
    let id = subscription.id;
    let password = subscription
        .password_changed_at
        .map_or_else(texts::profile::password_chosen, |when| texts::profile::password_changed(&format::moment(when)));
    let password = SummaryLine::new(texts::profile::password(), password);
    let password = match subscription.current {
        true => password.changed_at(addresses::CHANGE_PASSWORD.to_owned()),
        false => password,
    };
    let address = subscription.email.clone().unwrap_or_else(texts::profile::no_email);
    let lines = vec![
        password,
        SummaryLine::new(texts::profile::email(), address).changed_at(addresses::about(addresses::EMAIL, id)),
        SummaryLine::new(texts::profile::mail_option(), mail_option(subscription.mail_option))
            .changed_at(addresses::about(addresses::MAIL_OPTIONS, id)),
    ];
    let pending = subscription.pending_email.as_ref().map(|pending| {
        notice("info", texts::profile::email_pending(&pending.email, &format::moment(pending.expires_at)))
    });
    let links = vec![
        NavLink::new(addresses::about(addresses::DELIVERIES, id), texts::deliveries::title()),
        NavLink::new(addresses::SESSIONS.to_owned(), texts::sessions::title()),
        NavLink::new(addresses::ACCESSES.to_owned(), texts::accesses::title()),
    ];
    view! {
        {summary_table(name(subscription), lines)}
        {pending}
        <div class="d-print-none">
            <NavList links=links class="ds-list" />
        </div>
    }
    .into_any()
}

/// A mail option in words.
pub fn mail_option(option: MailOption) -> String {
    match option {
        MailOption::Postal => texts::mail_options::postal(),
        MailOption::Electronic => texts::mail_options::electronic(),
    }
}

fn services(session: &Session) -> AnyView {
    let open = session.services.iter().filter(|service| **service != Service::Profile);
    let links: Vec<_> =
        open.map(|service| NavLink::new(addresses::service(*service), labels::service(*service))).collect();
    (!links.is_empty())
        .then(|| {
            view! {
                <div class="stack d-print-none">
                    {heading(texts::profile::services())}
                    <NavList links=links class="ds-list" />
                </div>
            }
        })
        .into_any()
}
