//! What stands in the query of the address.

use leptos::prelude::*;

use super::location::use_location;

/// Path and query of this page, as they stand now.
#[must_use]
pub fn here() -> String {
    let location = use_location();
    location.path.get_untracked() + &of_here()
}

/// The query of this page with its `?`, as it stands now; nothing where there is none.
#[must_use]
pub fn of_here() -> String {
    let query = use_location().query.get_untracked();
    if query.is_empty() { String::new() } else { format!("?{query}") }
}

/// What `read` finds in the query of this page, whenever it changes; `read` is given a way to look names up. When the
/// address is already another page's, the last finding stays.
pub fn of_page<T, R>(read: R) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    R: Fn(&dyn Fn(&str) -> Option<String>) -> T + Send + Sync + 'static,
{
    let location = use_location();
    let here = location.path.get_untracked();
    Memo::new(move |before: Option<&T>| {
        location.query.track();
        match before {
            Some(before) if location.path.get() != here => before.clone(),
            _ => read(&|name| location.value(name)),
        }
    })
}
