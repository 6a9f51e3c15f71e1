//! The top of every page: whose portal it is, the populations, and on secured pages who is signed in.

use contract::{population::Population, service::Service};
use leptos::prelude::*;

use super::place::Place;
use crate::{
    core::{addresses, labels, location::use_location, portal::use_portal, texts},
    identity::sign_out,
    ui::{dynamic, when, words},
};

/// Says on every page that nothing here is real, in demonstration mode.
#[component]
pub fn DemonstrationBanner() -> impl IntoView {
    let portal = use_portal();
    let demonstration =
        move || portal.institution.with(|known| known.as_ref().is_some_and(|known| known.demonstration.is_some()));
    let banner = || {
        view! {
            <section class="demonstration" aria-label=texts::shell::demonstration()>
                <div class="container-xl">
                    <strong>{texts::shell::demonstration()}</strong>
                    " – "
                    {texts::shell::demonstration_notice()}
                </div>
            </section>
        }
    };
    dynamic(move || demonstration().then(banner).into_any())
}

/// The institution's mark and the populations as tabs (NAV-01, NAV-02).
#[component]
pub fn Header(
    /// Where the person is.
    place: Place,
) -> impl IntoView {
    let portal = use_portal();
    let name =
        move || portal.institution.with(|known| known.as_ref().map(|known| known.name.clone())).unwrap_or_default();
    let path = use_location().path;
    // « Mon compte » is current while a population is still to be chosen there.
    let choosing = move || place.population.get().is_none() && path.with(|path| path.starts_with(addresses::ACCOUNT));
    view! {
        <header class="header">
            <div class="container-xl">
                <a class="mark" href=addresses::HOME>
                    <span class="ds-heading" data-size="sm">
                        {texts::shell::product()}
                    </span>
                    <span>{words(name)}</span>
                </a>
                <nav class="d-print-none" aria-label=texts::shell::populations()>
                    <ul class="tabs">
                        {Population::ALL.map(|population| tab(population, place)).into_iter().collect_view()}
                        <li>
                            <a href=addresses::ACCOUNT aria-current=when("true", choosing)>
                                {texts::shell::account()}
                            </a>
                        </li>
                    </ul>
                </nav>
            </div>
        </header>
    }
}

fn tab(population: Population, place: Place) -> impl IntoView {
    let current = when("true", move || place.population.get() == Some(population));
    view! {
        <li>
            <a href=addresses::welcome(population) aria-current=current>
                {labels::population(population)}
            </a>
        </li>
    }
}

/// « Mon profil » top left and « Se déconnecter » top right, on secured pages (NAV-08).
#[component]
pub fn SessionBar(
    /// Where the person is.
    place: Place,
) -> impl IntoView {
    let portal = use_portal();
    let failed = RwSignal::new(false);
    let leave = sign_out(failed);
    let path = use_location().path;
    let profile = addresses::service(Service::Profile);
    let own = profile.clone();
    let on_profile = Memo::new(move |_| path.with(|path| *path == own));
    let who = move || {
        let line = portal.signed_in().map(|session| {
            let name = format!("{} {}", session.first_name, session.last_name);
            texts::shell::signed_in_as(&name, &session.matricule, &labels::population(session.population))
        });
        line.unwrap_or_default()
    };
    let bar = move || {
        let profile = profile.clone();
        view! {
            <nav class="session d-print-none" aria-label=texts::shell::session()>
                <div class="cluster">
                    <a class="ds-link" href=profile aria-current=when("page", move || on_profile.get())>
                        {texts::shell::profile()}
                    </a>
                    <span>{words(who)}</span>
                </div>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    on:click=move |_| leave.run(())
                >
                    {texts::shell::sign_out()}
                </button>
            </nav>
            <p role="alert">{words(move || failed.get().then(texts::shell::sign_out_failed).unwrap_or_default())}</p>
        }
    };
    dynamic(move || place.secured.get().then(&bar).into_any())
}
