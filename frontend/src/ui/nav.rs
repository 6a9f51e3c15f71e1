//! Links that know whether they lead to where one already is.

use leptos::prelude::*;

use super::dynamic::DynamicAttribute;
use crate::core::location::{Location, use_location};

/// One entry of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLink {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Path below which the entry counts as current; empty when only its own address does.
    pub covers: String,
}

impl NavLink {
    /// An entry that is current on its own page only.
    #[must_use]
    pub const fn new(href: String, label: String) -> Self {
        Self { href, label, covers: String::new() }
    }

    /// The same entry, also current below this path, though not as the page itself.
    #[must_use]
    pub fn covering(mut self, path: &str) -> Self {
        path.clone_into(&mut self.covers);
        self
    }

    /// The value of `aria-current` on the page at this path, with this query. An entry whose address has a query is
    /// current only where the query begins alike.
    fn current(&self, path: &str, query: &str) -> Option<&'static str> {
        let (own, own_query) = self.href.split_once('?').unwrap_or((&self.href, ""));
        if path == own && query.starts_with(own_query) {
            Some("page")
        } else if !self.covers.is_empty()
            && path.strip_prefix(self.covers.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        {
            Some("true")
        } else {
            None
        }
    }
}

/// A list of links.
#[component]
pub fn NavList(
    /// The entries, in order.
    links: Vec<NavLink>,
    /// Class of the list.
    #[prop(default = "nav-list")]
    class: &'static str,
) -> impl IntoView {
    let Location { path, query, .. } = use_location();
    // Menus have a look of their own; a plain list is a list of links like any other.
    let look = (class != "nav-list").then_some("ds-link");
    let item = move |link: NavLink| {
        let (href, label) = (link.href.clone(), link.label.clone());
        let current: DynamicAttribute = Box::new(move || link.current(&path.read(), &query.read()));
        view! {
            <li>
                <a class=look href=href aria-current=current>
                    {label}
                </a>
            </li>
        }
    };
    view! { <ul class=class>{links.into_iter().map(item).collect_view()}</ul> }
}
