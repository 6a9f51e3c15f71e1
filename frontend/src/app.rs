//! Starts the pages, and the table of their addresses.

use contract::language::Language;
use leptos::{mount::mount_to_body, prelude::*, task::spawn_local};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    care::{CarePage, PractitionerPage, StatementPage},
    core::{browser, i18n, portal::Portal, texts},
    home::{AccountPage, HomePage, NotFoundPage, WelcomePage},
    identity::SignInPage,
    information::{GeneralInformationPage, PopulationInformationPage, SiteMapPage},
    profile::ProfilePage,
    shell::{LanguageSwitch, Shell},
    ui::forget_heading,
};

/// Fetches the texts, then draws the page in place of the waiting text of `index.html`.
pub fn start() {
    // What is served says nothing of the kind: the text of failures would weigh more than the failures are worth.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|failure| leptos::logging::error!("{failure}")));
    // Not the spawner of leptos, which exists only once something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let ready = i18n::activate(i18n::initial_language()).await || i18n::activate(Language::Fr).await;
        if ready {
            if let Some(waiting) = browser::element("boot") {
                waiting.remove();
            }
            mount_to_body(App);
        } else if let Some(failure) = browser::element("boot-failure") {
            let _ = failure.remove_attribute("hidden");
        }
    });
}

/// The whole portal. Changing the language draws everything anew but the language switch, which keeps the focus.
#[component]
fn App() -> impl IntoView {
    let portal = Portal::provide();
    portal.ask_institution();
    let language = RwSignal::new(i18n::language());
    let change = move |chosen: Language| {
        spawn_local(async move {
            if i18n::activate(chosen).await {
                i18n::remember(chosen);
                forget_heading();
                language.set(chosen);
            }
        });
    };
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Some(main) = browser::element("main") {
            browser::focus(&main);
        }
    };
    view! {
        <Router>
            <a class="ds-skip-link" href="#main" on:click=skip>
                {move || {
                    language.track();
                    texts::shell::skip()
                }}
            </a>
            <LanguageSwitch language=language on_change=change />
            {move || {
                language.track();
                view! {
                    <Shell>
                        <Pages />
                    </Shell>
                }
            }}
        </Router>
    }
}

/// Which page stands at which address.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/") view=HomePage />
            <Route path=path!("/mon-compte") view=AccountPage />
            <Route path=path!("/mon-compte/profil") view=ProfilePage />
            <Route path=path!("/mon-compte/soins") view=CarePage />
            <Route path=path!("/mon-compte/praticiens") view=PractitionerPage />
            <Route path=path!("/mon-compte/decomptes/:number") view=StatementPage />
            <Route path=path!("/plan-du-site") view=SiteMapPage />
            <Route path=path!("/infos/:slug") view=GeneralInformationPage />
            <Route path=path!("/:population") view=WelcomePage />
            <Route path=path!("/:population/infos/:slug") view=PopulationInformationPage />
            <Route path=path!("/:population/identification") view=SignInPage />
        </FlatRoutes>
    }
}
