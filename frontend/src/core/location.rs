//! The address of the page, and the ways to another one.
//!
//! The portal's own links are followed here, without loading the program anew: the address changes, and what watches it
//! is drawn.

use leptos::{
    ev,
    prelude::{
        Get, GetUntracked, RwSignal, Set, expect_context, provide_context, request_animation_frame, window,
        window_event_listener,
    },
};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, UrlSearchParams};

/// Handle on the address, given to every screen by context.
#[derive(Clone, Copy)]
pub struct Location {
    /// The path, such as `/mon-compte/soins`.
    pub path: RwSignal<String>,
    /// The query without its question mark, as it stands in the address; empty where there is none.
    pub query: RwSignal<String>,
    /// What stands after `#`, with it; empty where there is nothing.
    pub fragment: RwSignal<String>,
}

/// How to go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As a link does: Back returns, and the new page is shown from its top.
    Forward,
    /// Back returns, and the page stays scrolled as it is.
    InPlace,
    /// Back leads to what was before the page that is left.
    Instead,
}

impl Location {
    /// Shares the address with everything below the current component, and follows links, Back and Forward.
    pub fn provide() -> Self {
        let [path, query, fragment] = [(); 3].map(|()| RwSignal::new(String::new()));
        let location = Self { path, query, fragment };
        location.arrive();
        window_event_listener(ev::popstate, move |_| location.arrive());
        window_event_listener(ev::click, move |event| {
            if let Some((address, way)) = own_link(&event) {
                event.prevent_default();
                location.go(&address, way);
            }
        });
        provide_context(location);
        location
    }

    /// Goes to another page of the portal.
    pub fn go(self, address: &str, way: Way) {
        let Ok(history) = window().history() else {
            return;
        };
        // Going where one is leaves no trace in the history.
        let _ = if way == Way::Instead || address == here() {
            history.replace_state_with_url(&JsValue::NULL, "", Some(address))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(address))
        };
        self.arrive();
        if way != Way::InPlace {
            // Once the page is drawn and its heading has the focus.
            request_animation_frame(|| window().scroll_to_with_x_and_y(0.0, 0.0));
        }
    }

    /// What stands under a name in the query. Watches the query.
    #[must_use]
    pub fn value(self, name: &str) -> Option<String> {
        UrlSearchParams::new_with_str(&self.query.get()).ok()?.get(name)
    }

    /// Tells what watches the address where the browser is now.
    fn arrive(self) {
        let location = window().location();
        let query = location.search().unwrap_or_default();
        for (signal, now) in [
            (self.path, location.pathname().unwrap_or_default()),
            (self.query, query.trim_start_matches('?').to_owned()),
            (self.fragment, location.hash().unwrap_or_default()),
        ] {
            if signal.get_untracked() != now {
                signal.set(now);
            }
        }
    }
}

/// The address of the page.
#[must_use]
pub fn use_location() -> Location {
    expect_context()
}

/// Path, query and fragment in the browser's bar.
fn here() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().filter_map(Result::ok).collect()
}

/// Where a click leads, if it is a plain click on a link to another page of the portal.
fn own_link(click: &MouseEvent) -> Option<(String, Way)> {
    let is_plain = click.button() == 0
        && !(click.default_prevented() || click.meta_key() || click.alt_key() || click.ctrl_key() || click.shift_key());
    let link: HtmlAnchorElement =
        click.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??.dyn_into().ok()?;
    let leaves = link.origin() != window().location().origin().ok()?
        || !link.target().is_empty()
        || link.has_attribute("download")
        || link.rel().split_whitespace().any(|word| word == "external");
    let (page, place) = (link.pathname() + &link.search(), link.hash());
    // A place on the same page is the browser's own affair.
    let stays = !place.is_empty() && here().split('#').next() == Some(&page);
    if !is_plain || leaves || stays {
        return None;
    }
    let way = if link.has_attribute("data-noscroll") { Way::InPlace } else { Way::Forward };
    Some((page + &place, way))
}
