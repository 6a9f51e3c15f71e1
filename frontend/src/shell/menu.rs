//! The vertical menu at the left: the population's information pages and « Mon compte personnel » (NAV-02, NAV-04).

use contract::{population::Population, service::Service};
use leptos::prelude::*;

use super::{PublishedPages, place::Place};
use crate::{
    core::{
        addresses,
        follow::follow,
        labels,
        location::use_location,
        portal::{Portal, use_portal},
        texts,
    },
    ui::{NavLink, NavList, dynamic, either, words},
};

/// Links to the information pages of a population, in the order of the fund.
#[must_use]
pub fn population_links(pages: PublishedPages, population: Population) -> Vec<NavLink> {
    let list = pages.0.answer();
    let pages = list.iter().flat_map(|list| &list.pages).filter(|page| page.populations.contains(&population));
    pages.map(|page| NavLink::new(addresses::information(population, &page.slug), page.title.clone())).collect()
}

/// Links to the services. Who is signed in goes straight there; otherwise the way leads through identification, or,
/// while no population is chosen, to the page that says so (NAV-05, NAV-06).
#[must_use]
pub fn service_links(portal: Portal, population: Option<Population>) -> Vec<NavLink> {
    let signed_in = portal.signed_in().map(|session| session.population);
    let services: Vec<Service> = match population {
        Some(population) => Service::open_to(population).collect(),
        None => Service::ALL.to_vec(),
    };
    services
        .into_iter()
        .map(|service| {
            let href = match population {
                Some(population) if signed_in != Some(population) => addresses::sign_in(population, service),
                _ => addresses::service(service),
            };
            let link = NavLink::new(href, labels::service(service));
            match service {
                Service::MedicalCare => link.covering("/mon-compte/decomptes"),
                Service::PersonalData => link.covering(addresses::HOUSEHOLD_REPORT),
                Service::Requests | Service::ResourcesDeclaration => {
                    let below = addresses::service(service);
                    link.covering(&below)
                }
                _ => link,
            }
        })
        .collect()
}

/// The menu. On a narrow screen it is folded into one line; leaving a page folds it again.
#[component]
pub fn SideMenu(
    /// Where the person is.
    place: Place,
) -> impl IntoView {
    let portal = use_portal();
    let pages = expect_context::<PublishedPages>();
    let path = use_location().path;
    let open = RwSignal::new(false);
    follow(move || {
        path.track();
        open.set(false);
    });
    let title = move || match place.population.get() {
        Some(population) => texts::shell::menu_of(&labels::population(population)),
        None => texts::shell::menu(),
    };
    let information = move || {
        let links = match place.population.get() {
            Some(population) => {
                let home = NavLink::new(addresses::welcome(population), labels::population(population));
                std::iter::once(home).chain(population_links(pages, population)).collect()
            }
            None => vec![
                NavLink::new(addresses::HOME.to_owned(), texts::shell::home()),
                NavLink::new(addresses::ACCOUNT.to_owned(), texts::shell::account()),
            ],
        };
        view! { <NavList links=links /> }.into_any()
    };
    view! {
        <nav class="menu" aria-label=texts::shell::menu()>
            <button
                type="button"
                class="ds-button d-md-none"
                data-variant="secondary"
                data-fullwidth=true
                aria-expanded=either(move || open.get())
                aria-controls="menu"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {words(title)}
            </button>
            <div id="menu" class="d-md-block" class:d-none=move || !open.get()>
                {dynamic(information)}
                <details class="account" prop:open=move || place.in_account.get()>
                    <summary>{texts::shell::personal_account()}</summary>
                    {dynamic(move || view! { <NavList links=service_links(portal, place.population.get()) /> }.into_any())}
                </details>
            </div>
        </nav>
    }
}
