//! The few things that are asked of the browser itself.

use chrono::NaiveDate;
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// Today's date where the person is.
#[must_use]
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Milliseconds since 1970, now.
#[must_use]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Moves the focus to an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Goes to the part of the page that the address names after `#`, where it names one.
pub fn go_to_fragment() {
    let fragment = window().location().hash().unwrap_or_default();
    if let Some(part) = element(fragment.trim_start_matches('#')) {
        let _ = part.set_attribute("tabindex", "-1");
        part.scroll_into_view();
        focus(&part);
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    let _ = window().print();
}

/// Opens the print dialogue once what has just changed is drawn.
pub fn print_soon() {
    request_animation_frame(|| request_animation_frame(print));
}

/// What is remembered on this device under a name.
#[must_use]
pub fn recall(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Remembers something harmless on this device; where storage is refused, it is forgotten.
pub fn remember(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}

/// The languages that the person prefers, best first.
#[must_use]
pub fn preferred_languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| JsValue::as_string(&tag)).collect()
}

/// A random UUID; the nil one where the browser gives no chance.
#[must_use]
pub fn random_id() -> String {
    let mut bytes = [0; 16];
    let drawn = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).map(drop));
    drawn.map(|()| uuid::Builder::from_random_bytes(bytes).into_uuid()).unwrap_or_default().to_string()
}
