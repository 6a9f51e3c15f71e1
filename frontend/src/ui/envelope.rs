//! Postal addresses.

use contract::household::PostalAddress;
use leptos::prelude::*;

use crate::core::format;

/// An address as on an envelope, the country by its name.
pub fn envelope(address: &PostalAddress) -> AnyView {
    let country = address.country.as_deref().map(format::country);
    let lines = PostalAddress { country, ..address.clone() }.lines();
    lines.into_iter().map(|line| view! { <span class="d-block">{line}</span> }).collect_view().into_any()
}
