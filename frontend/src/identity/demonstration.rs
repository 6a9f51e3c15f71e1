//! The fictitious people of the demonstration: choosing one fills the form.

use contract::{
    institution::{Demonstration, DemonstrationNewcomer, DemonstrationPerson},
    population::Population,
    service::Service,
};
use leptos::prelude::*;

use crate::{
    core::{
        addresses, i18n, labels,
        location::{Way, use_location},
        portal::{Portal, use_portal},
        texts,
    },
    ui::{dynamic, paragraph, words},
};

/// Somebody on the list.
struct Entry {
    name: String,
    population: Population,
    situation: String,
    choose: Box<dyn Fn()>,
}

/// The people one can sign in as; nothing outside demonstration mode. Choosing somebody of another population goes to
/// the identification of that population.
pub fn demonstration_people(population: Population, service: Service) -> AnyView {
    let portal = use_portal();
    let location = use_location();
    let entry = move |person: DemonstrationPerson| Entry {
        name: person.name.clone(),
        population: person.population,
        situation: person.situation.get(i18n::language()).to_owned(),
        choose: Box::new(move || {
            portal.credentials.choose(&person);
            if person.population != population {
                let service = if service.is_open_to(person.population) { service } else { Service::Profile };
                location.go(&addresses::sign_in(person.population, service), Way::Forward);
            }
        }),
    };
    let entries = move |demonstration: Demonstration| demonstration.people.into_iter().map(entry).collect();
    let filled = Signal::derive(move || portal.credentials.chosen());
    list(portal, population, texts::sign_in::demonstration_title(), filled, entries)
}

/// The people who have no password yet; nothing outside demonstration mode. `names` are the fields of family name and
/// given name. Choosing somebody of another population goes to the page of that population.
pub fn demonstration_newcomers(population: Population, names: [RwSignal<String>; 2]) -> AnyView {
    let portal = use_portal();
    let location = use_location();
    let filled = RwSignal::new(None);
    let entry = move |person: DemonstrationNewcomer| Entry {
        name: format!("{} {}", person.first_name, person.last_name),
        population: person.population,
        situation: person.situation.get(i18n::language()).to_owned(),
        choose: Box::new(move || {
            portal.credentials.fill(&person.matricule, person.birth_date);
            names[0].set(person.last_name.clone());
            names[1].set(person.first_name.clone());
            filled.set(Some(format!("{} {}", person.first_name, person.last_name)));
            if person.population != population {
                location.go(&addresses::subscribing(person.population), Way::Forward);
            }
        }),
    };
    let entries = move |demonstration: Demonstration| demonstration.newcomers.into_iter().map(entry).collect();
    list(portal, population, texts::subscribe::demonstration_title(), filled.into(), entries)
}

/// Where the mails and letters of the demonstration are read; nothing outside demonstration mode.
pub fn demonstration_post() -> AnyView {
    let portal = use_portal();
    let notice = move || {
        portal.institution.get()?.demonstration.as_ref()?;
        Some(view! {
            <p class="ds-card ds-paragraph" data-variant="tinted">
                {texts::sign_in::demonstration_post()}
                " "
                <a class="ds-link" href=addresses::DEMONSTRATION_POST>
                    {texts::sign_in::demonstration_post_link()}
                </a>
            </p>
        })
    };
    dynamic(move || notice().into_any()).into_any()
}

/// The list of those whom `entries` finds; `filled` is the name that is in the form now.
fn list(
    portal: Portal,
    population: Population,
    title: String,
    filled: Signal<Option<String>>,
    entries: impl Fn(Demonstration) -> Vec<Entry> + Send + 'static,
) -> AnyView {
    let status = move || filled.get().map(|name| texts::sign_in::demonstration_filled(&name)).unwrap_or_default();
    let people = move || {
        let demonstration = portal.institution.get()?.demonstration.clone()?;
        // Those of the population of the form first.
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            entries(demonstration).into_iter().partition(|person| person.population == population);
        let people: Vec<_> = here.into_iter().chain(elsewhere).map(item).collect();
        (!people.is_empty()).then(|| {
            view! {
                <section class="col-lg-5" aria-labelledby="people">
                    <div class="ds-card stack" data-variant="tinted">
                        <h2 class="ds-heading" data-size="xs" id="people">
                            {title.clone()}
                        </h2>
                        {paragraph(texts::sign_in::demonstration_hint())}
                        <p class="ds-paragraph" role="status">
                            {words(status)}
                        </p>
                        <ul class="bare stack">{people}</ul>
                    </div>
                </section>
            }
        })
    };
    dynamic(move || people().into_any()).into_any()
}

fn item(person: Entry) -> AnyView {
    let Entry { name, population, situation, choose } = person;
    view! {
        <li>
            <button
                type="button"
                class="ds-link"
                aria-label=texts::sign_in::demonstration_fill(&name)
                on:click=move |_| choose()
            >
                {name.clone()}
            </button>
            <br />
            {format!("{} – {situation}", labels::population(population))}
        </li>
    }
    .into_any()
}
