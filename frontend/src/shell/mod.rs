//! What surrounds every page: header, menus, footer (NAV-01 to NAV-08).

mod footer;
mod header;
mod languages;
mod menu;
mod place;

use contract::pages::{ListPages, PageList};
use leptos::prelude::*;

pub use footer::bottom_links;
pub use languages::LanguageSwitch;
pub use menu::{population_links, service_links};

use crate::{
    core::load::{Loading, load},
    identity::SessionWarning,
};
use footer::Footer;
use header::{DemonstrationBanner, Header, SessionBar};
use menu::SideMenu;
use place::Place;

/// The information pages that the fund publishes, in the language of the page.
#[derive(Clone, Copy)]
pub struct PublishedPages(pub Loading<PageList>);

/// Draws a page with everything around it.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    provide_context(PublishedPages(load(|| Some(ListPages))));
    let place = Place::new();
    view! {
        <DemonstrationBanner />
        <Header place=place />
        <div class="container-xl">
            <SessionBar place=place />
            <div class="row">
                <div class="col-md-4 col-lg-3 d-print-none">
                    <SideMenu place=place />
                </div>
                <main class="col-md-8 col-lg-9" id="main" tabindex="-1">
                    {children()}
                </main>
            </div>
        </div>
        <Footer />
        <SessionWarning />
    }
}
