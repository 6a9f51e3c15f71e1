//! Texts in the language of the person.
//!
//! Every language is one JSON file, fetched when it is first needed. `texts` holds one function per text, written at
//! build time, so that a missing text or parameter does not compile. Changing the language draws the page anew: no
//! text has to watch the language.

use std::cell::RefCell;

use contract::language::Language;
use js_sys::{Array, Intl, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{browser, format, template};

/// Name under which this device remembers the language.
const REMEMBERED: &str = "language";

struct Current {
    language: Language,
    /// The texts of the file, in the order of their keys.
    texts: Option<Array>,
    plurals: Option<Intl::PluralRules>,
}

thread_local! {
    static CURRENT: RefCell<Current> = const {
        RefCell::new(Current { language: Language::Fr, texts: None, plurals: None })
    };
}

/// The language in use.
#[must_use]
pub fn language() -> Language {
    CURRENT.with_borrow(|current| current.language)
}

/// The language to begin with: the one remembered, else the best of the browser's, else French.
#[must_use]
pub fn initial_language() -> Language {
    let preferred = || browser::preferred_languages().iter().find_map(|tag| Language::from_tag(tag));
    browser::recall(REMEMBERED).and_then(|tag| Language::from_tag(&tag)).or_else(preferred).unwrap_or_default()
}

/// Fetches a language and makes it the one in use. Returns whether that worked; if not, nothing changes.
pub async fn activate(language: Language) -> bool {
    let Some(texts) = fetch(language).await else {
        return false;
    };
    let plurals = Intl::PluralRules::new(&Array::of1(&tag(language).into()), &Object::new());
    CURRENT.set(Current { language, texts: Some(texts), plurals: Some(plurals) });
    format::activate(tag(language));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.code());
    }
    true
}

/// Remembers the language that the person chose, on this device.
pub fn remember(language: Language) {
    browser::remember(REMEMBERED, language.code());
}

/// The name of a language, in itself.
#[must_use]
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Fr => "Français",
        Language::En => "English",
        Language::It => "Italiano",
    }
}

/// The text at this place.
pub(super) fn text(place: u32) -> String {
    CURRENT
        .with_borrow(|current| current.texts.as_ref().map(|texts| texts.get(place)))
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// The text at this place with its parameters filled in.
pub(super) fn filled(place: u32, values: &[(&str, &str)]) -> String {
    template::fill(&text(place), values)
}

/// The text for this number, in the plural category of the language: at one of two places.
pub(super) fn counted([one, other]: [u32; 2], count: i64, values: &[(&str, &str)]) -> String {
    let category = CURRENT.with_borrow(|current| {
        let rules = current.plurals.as_ref()?;
        #[allow(clippy::cast_precision_loss, reason = "plural categories do not depend on the last digit of 2^53")]
        rules.select(count as f64).as_string()
    });
    let place = if category.as_deref() == Some("one") { one } else { other };
    let number = format::count(count);
    let mut all = vec![("count", number.as_str())];
    all.extend_from_slice(values);
    filled(place, &all)
}

/// The tag by which `Intl` knows a language as it is written here.
const fn tag(language: Language) -> &'static str {
    match language {
        Language::Fr => "fr-FR",
        Language::En => "en-GB",
        Language::It => "it-IT",
    }
}

/// The texts of a language in the order of their keys, which is the one in which the program counts them.
async fn fetch(language: Language) -> Option<Array> {
    let address = format!("/locales/{}.json?v={}", language.code(), env!("TEXTS_FINGERPRINT"));
    let response = JsFuture::from(leptos::prelude::window().fetch_with_str(&address)).await.ok()?;
    let response = response.dyn_into::<web_sys::Response>().ok()?;
    let texts = JsFuture::from(response.json().ok()?).await.ok()?.dyn_into::<Object>().ok()?;
    let keys = Object::keys(&texts).sort();
    Some(keys.iter().filter_map(|key| Reflect::get(&texts, &key).ok()).collect())
}
