//! Where the person is, as far as menus care.

use contract::population::Population;
use leptos::prelude::*;

use crate::core::{addresses, location::use_location, portal::use_portal};

/// Where the person is.
#[derive(Clone, Copy)]
pub struct Place {
    /// The population whose pages are open: by the address, or by the session on secured pages.
    pub population: Memo<Option<Population>>,
    /// Whether this is a secured page, and somebody is signed in.
    pub secured: Memo<bool>,
    /// Whether « Mon compte personnel » is what the page belongs to.
    pub in_account: Memo<bool>,
}

impl Place {
    /// Watches the address and the session.
    pub fn new() -> Self {
        let portal = use_portal();
        let path = use_location().path;
        let below_account =
            move || path.with(|path| path.strip_prefix(addresses::ACCOUNT).is_some_and(|rest| rest.starts_with('/')));
        let signed_in = move || portal.signed_in().map(|session| session.population);
        Self {
            population: Memo::new(move |_| {
                if below_account() { signed_in() } else { path.with(|path| addresses::population_of_path(path)) }
            }),
            secured: Memo::new(move |_| below_account() && signed_in().is_some()),
            in_account: Memo::new(move |_| below_account() || path.with(|path| path.ends_with("/identification"))),
        }
    }
}
