//! The secret of a mailed link. It stands after `#` in the address, which no server sees.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::location::use_location;

thread_local! {
    /// The page that the link led to, and its secret: changing the language draws the page anew, without the link.
    static TAKEN: RefCell<Option<(&'static str, String)>> = const { RefCell::new(None) };
}

/// The secret of the link that led to this page, and of another one that is opened while it stands. It is taken out of the
/// address, so that neither the history nor whoever looks at the screen keeps it.
#[must_use]
pub fn of_page(page: &'static str) -> Memo<Option<String>> {
    let fragment = use_location().fragment;
    Memo::new(move |_| {
        fragment.track();
        take(page)
    })
}

fn take(page: &'static str) -> Option<String> {
    let fragment = window().location().hash().unwrap_or_default();
    let secret = fragment.trim_start_matches('#');
    if !secret.is_empty() {
        TAKEN.set(Some((page, secret.to_owned())));
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(page));
        }
    }
    TAKEN.with_borrow(|taken| taken.as_ref().filter(|(of, _)| *of == page).map(|(_, secret)| secret.clone()))
}

/// Forgets the secret: it is used up, or worth nothing.
pub fn forget() {
    TAKEN.set(None);
}
