//! Everything there is, on one page (NAV-07).

use contract::population::Population;
use leptos::prelude::*;

use crate::{
    core::{addresses, labels, portal::use_portal, texts},
    identity::ways_in,
    shell::{PublishedPages, bottom_links, population_links, service_links},
    ui::{NavLink, NavList, PageHeading, dynamic, heading},
};

/// Site map.
#[component]
pub fn SiteMapPage() -> impl IntoView {
    let entrance = vec![
        NavLink::new(addresses::HOME.to_owned(), texts::shell::home()),
        NavLink::new(addresses::ACCOUNT.to_owned(), texts::shell::account()),
    ];
    view! {
        <div class="stack">
            <PageHeading title=texts::site_map::title() />
            <NavList links=entrance class="ds-list" />
            <div class="row g-4">
                {Population::ALL.map(|population| view! { <OfPopulation population=population /> }).into_iter().collect_view()}
            </div>
            {heading(texts::shell::bottom_menu())}
            <NavList links=bottom_links() class="ds-list" />
        </div>
    }
}

/// Information pages and services of one population.
#[component]
fn OfPopulation(population: Population) -> impl IntoView {
    let portal = use_portal();
    let pages = expect_context::<PublishedPages>();
    view! {
        <section class="col-sm-6 stack">
            <h2 class="ds-heading" data-size="sm">
                <a class="ds-link" href=addresses::welcome(population)>
                    {labels::population(population)}
                </a>
            </h2>
            {dynamic(move || view! { <NavList links=population_links(pages, population) class="ds-list" /> }.into_any())}
            <h3 class="ds-heading" data-size="2xs">
                {texts::shell::personal_account()}
            </h3>
            {dynamic(move || view! { <NavList links=service_links(portal, Some(population)) class="ds-list" /> }.into_any())}
            <NavList links=ways_in(population) class="ds-list" />
        </section>
    }
}
