//! The welcome page of a population: its information, and its services (NAV-02).

use contract::{pages::PageList, population::Population, service::Service};
use leptos::prelude::*;

use crate::{
    core::{
        addresses, labels,
        portal::{Portal, use_portal},
        texts,
    },
    identity::ways_in,
    shell::{PublishedPages, service_links},
    ui::{NavLink, NavList, PageHeading, dynamic, empty_state, heading, loaded, paragraph},
};

/// Welcome page of a population.
#[component]
pub fn WelcomePage(
    /// The population.
    population: Population,
) -> impl IntoView {
    let portal = use_portal();
    let pages = expect_context::<PublishedPages>();
    view! {
        <div class="stack">
            <PageHeading title=labels::population(population) />
            <p class="ds-paragraph" data-size="lg">
                {labels::population_hint(population)}
            </p>
            <section class="ds-card stack" data-variant="tinted" aria-labelledby="services">
                <h2 class="ds-heading" data-size="sm" id="services">
                    {texts::shell::personal_account()}
                </h2>
                {paragraph(texts::welcome::services())}
                {dynamic(move || services(portal, population).into_any())}
                <NavList links=ways_in(population) class="cluster" />
            </section>
            {heading(texts::welcome::information())}
            {loaded(pages.0, move |list| information(&list, population))}
        </div>
    }
}

fn services(portal: Portal, population: Population) -> impl IntoView {
    let links = service_links(portal, Some(population));
    let hints = Service::open_to(population).map(labels::service_hint);
    let row = |(link, hint): (NavLink, String)| {
        view! {
            <li>
                <a class="ds-link" href=link.href>
                    {link.label}
                </a>
                <br />
                {hint}
            </li>
        }
    };
    view! { <ul class="ds-list">{links.into_iter().zip(hints).map(row).collect_view()}</ul> }
}

fn information(list: &PageList, population: Population) -> AnyView {
    let card = |page: &contract::pages::PageEntry| {
        view! {
            <li class="col-sm-6">
                <div class="ds-card choice">
                    <a class="ds-heading" data-size="2xs" href=addresses::information(population, &page.slug)>
                        {page.title.clone()}
                    </a>
                    {paragraph(page.summary.clone())}
                </div>
            </li>
        }
    };
    let cards: Vec<_> = list.pages.iter().filter(|page| page.populations.contains(&population)).map(card).collect();
    if cards.is_empty() {
        empty_state(texts::welcome::no_information())
    } else {
        view! { <ul class="row g-4 bare">{cards}</ul> }.into_any()
    }
}
