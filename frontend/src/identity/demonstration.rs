//! The fictitious people of the demonstration: choosing one fills the form.

use contract::{institution::DemonstrationPerson, population::Population, service::Service};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    core::{addresses, i18n, labels, portal::use_portal, texts},
    ui::{dynamic, paragraph, words},
};

/// The people one can sign in as; nothing outside demonstration mode. Choosing somebody of another population goes to
/// the identification of that population.
#[component]
pub fn DemonstrationPeople(
    /// The population of the form.
    population: Population,
    /// The service that was asked for.
    service: Service,
) -> impl IntoView {
    let portal = use_portal();
    let navigate = use_navigate();
    let choose = Callback::new(move |person: DemonstrationPerson| {
        portal.credentials.choose(&person);
        if person.population != population {
            let service = if service.is_open_to(person.population) { service } else { Service::Profile };
            navigate(&addresses::sign_in(person.population, service), NavigateOptions::default());
        }
    });
    let filled =
        move || portal.credentials.chosen().map(|name| texts::sign_in::demonstration_filled(&name)).unwrap_or_default();
    let people = move || {
        let demonstration = portal.institution.get()?.demonstration.clone()?;
        // Those of the population of the form first.
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            demonstration.people.into_iter().partition(|person| person.population == population);
        let people = here.into_iter().chain(elsewhere);
        Some(view! {
            <section class="col-lg-5" aria-labelledby="people">
                <div class="ds-card stack" data-variant="tinted">
                    <h2 class="ds-heading" data-size="xs" id="people">
                        {texts::sign_in::demonstration_title()}
                    </h2>
                    {paragraph(texts::sign_in::demonstration_hint())}
                    <p class="ds-paragraph" role="status">
                        {words(filled)}
                    </p>
                    <ul class="bare stack">
                        {people.map(|person| entry(person, choose)).collect_view()}
                    </ul>
                </div>
            </section>
        })
    };
    dynamic(move || people().into_any())
}

fn entry(person: DemonstrationPerson, choose: Callback<DemonstrationPerson>) -> impl IntoView {
    let situation = person.situation.get(i18n::language()).to_owned();
    let population = labels::population(person.population);
    let name = person.name.clone();
    view! {
        <li>
            <button
                type="button"
                class="ds-link"
                aria-label=texts::sign_in::demonstration_fill(&name)
                on:click=move |_| choose.run(person.clone())
            >
                {name.clone()}
            </button>
            <br />
            {format!("{population} – {situation}")}
        </li>
    }
}
