//! The identification screen (AUTH-01 to AUTH-04, AUTH-09).

use client::ClientError;
use contract::{identity::Session, population::Population, problem::ProblemKind, service::Service};
use leptos::prelude::*;

use super::{
    claim_fields::{claim_fields, form_errors, sign_in_password, with_claim},
    demonstration::{demonstration_people, demonstration_post},
    typed::sign_in,
};
use crate::{
    core::{
        addresses, browser, labels,
        location::{Way, use_location},
        portal::{Portal, use_portal},
        problems, query, texts,
    },
    ui::{Form, FormError, NavLink, NavList, PageHeading, back_link, paragraph},
};

/// Checks what was typed and asks the server; `enter` is called with the session.
fn identify(form: Form, portal: Portal, population: Population, enter: impl FnOnce(Session) + 'static) {
    let credentials = portal.credentials;
    let password = credentials.password.get_untracked();
    match with_claim(population, credentials, |claim| sign_in(claim, &password, browser::today())) {
        Err(mistakes) => form.show(form_errors(mistakes)),
        Ok(request) => {
            let refused = move |error: &ClientError| {
                // The answer never says which of the entries was wrong (AUTH-04); only the password is typed again.
                if error.kind() == Some(ProblemKind::SignInRefused) {
                    credentials.password.set(String::new());
                }
                vec![FormError::general(problems::message(error))]
            };
            form.send_or(request, refused, enter);
        }
    }
}

/// Identification under a population, for the service in the query.
#[component]
pub fn SignInPage(
    /// The population.
    population: Population,
) -> impl IntoView {
    let portal = use_portal();
    let location = use_location();
    let value = |name| untrack(|| location.value(name));
    let service = value("service").and_then(|slug| addresses::service_from_slug(&slug)).unwrap_or(Service::Movements);
    let destination = value("retour")
        .filter(|address| addresses::safe_return(address).is_some())
        .unwrap_or_else(|| addresses::service(service));
    let form = Form::unkeyed();
    let submit = move || {
        let destination = destination.clone();
        identify(form, portal, population, move |session| {
            portal.enter(session);
            location.go(&destination, Way::Instead);
        });
    };
    on_cleanup(move || portal.credentials.leave_form());
    let fields = view! {
        {claim_fields(population, form)}
        {sign_in_password(form)}
    };
    view! {
        <div class="stack">
            {back_link(addresses::welcome(population))}
            <PageHeading title=texts::sign_in::title() />
            <p class="ds-paragraph" data-size="lg">
                {texts::sign_in::for_service(&labels::service(service), &labels::population(population))}
            </p>
            {paragraph(texts::sign_in::lead())}
            <div class="row g-4">
                <div class="col-lg-7 stack">
                    {form.view(fields.into_any(), texts::form::go_on(), submit)}
                    <NavList links=ways_out(population) class="ds-list" />
                    {demonstration_post()}
                </div>
                {demonstration_people(population, service)}
            </div>
        </div>
    }
}

/// The ways to a password, for who has none or forgot it.
#[must_use]
pub fn ways_in(population: Population) -> Vec<NavLink> {
    vec![
        NavLink::new(addresses::subscribing(population), texts::subscribe::title()),
        NavLink::new(addresses::forgotten_password(population), texts::forgotten::title()),
    ]
}

/// For who cannot identify themselves, or hesitates to.
fn ways_out(population: Population) -> Vec<NavLink> {
    // What was asked for goes along, to be found again after signing in (NAV-05).
    let asked = query::of_here();
    vec![
        NavLink::new(addresses::forgotten_password(population) + &asked, texts::forgotten::title()),
        NavLink::new(addresses::subscribing(population) + &asked, texts::subscribe::title()),
        NavLink::new(addresses::SECURITY.to_owned(), texts::sign_in::secured()),
    ]
}
