//! The horizontal menu at the bottom (NAV-07).

use contract::institution::Institution;
use leptos::prelude::*;

use crate::{
    core::{addresses, portal::use_portal, texts},
    ui::{NavLink, NavList, dynamic},
};

/// The entries of the bottom menu, in order.
#[must_use]
pub fn bottom_links() -> Vec<NavLink> {
    let page = |slug: &str, label: String| NavLink::new(addresses::general_information(slug), label);
    vec![
        page("presentation", texts::bottom::presentation()),
        page("accueil", texts::bottom::reception()),
        NavLink::new(addresses::SITE_MAP.to_owned(), texts::bottom::site_map()),
        NavLink::new(addresses::VERIFY.to_owned(), texts::bottom::verify()),
        page("telechargements", texts::bottom::downloads()),
        page("aide", texts::bottom::help()),
        page("mentions-legales", texts::bottom::legal()),
        page("accessibilite", texts::bottom::accessibility()),
    ]
}

/// The bottom of every page.
#[component]
pub fn Footer() -> impl IntoView {
    let portal = use_portal();
    let institution = dynamic(move || portal.institution.get().map(|known| mark(&known)).into_any());
    view! {
        <footer class="footer d-print-none">
            <div class="container-xl stack">
                <nav aria-label=texts::shell::bottom_menu()>
                    <NavList links=bottom_links() class="cluster" />
                </nav>
                {institution}
            </div>
        </footer>
    }
}

/// Who runs the portal, and where.
fn mark(known: &Institution) -> impl IntoView + use<> {
    view! {
        <p class="ds-paragraph" data-size="sm">
            <strong>{known.name.clone()}</strong>
            <br />
            {known.address.join(", ")}
            <br />
            <a class="ds-link" href=known.website.clone() rel="external">
                {texts::shell::website()}
            </a>
        </p>
    }
}
