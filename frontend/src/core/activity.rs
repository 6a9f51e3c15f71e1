//! When the server last heard of the person, in this tab or in another one of the same browser (NAV-12).

use std::cell::Cell;

use super::browser;

const REMEMBERED: &str = "activity";

thread_local! {
    /// In this tab: where the browser remembers nothing, it is all that is known.
    static HERE: Cell<i64> = const { Cell::new(0) };
}

/// Milliseconds since 1970, now.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "whole milliseconds are wanted")]
pub fn now_ms() -> i64 {
    browser::now_ms() as i64
}

/// The server has just answered the person.
pub fn note() {
    let now = now_ms();
    HERE.set(now);
    browser::remember(REMEMBERED, &now.to_string());
}

/// The last time, in milliseconds since 1970.
#[must_use]
pub fn last_ms() -> i64 {
    let elsewhere = browser::recall(REMEMBERED).and_then(|text| text.parse().ok()).unwrap_or_default();
    HERE.get().max(elsewhere)
}
