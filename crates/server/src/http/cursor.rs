//! Where the next page of a list starts: the place of the last entry of the page before, opaque to callers.

use std::fmt::Display;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{Datelike as _, NaiveDate};

/// A place as it travels.
#[must_use]
pub fn encode(place: impl Display) -> String {
    URL_SAFE_NO_PAD.encode(place.to_string())
}

/// The place that a cursor means; none when it is not one of ours.
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

/// The key that a cursor means, of a list that is sorted by its keys.
#[must_use]
pub fn decode_key(text: &str) -> Option<i64> {
    decode(text)?.parse().ok()
}

/// A day of a place, within the years of the import format: no other can come from us, and PostgreSQL refuses the
/// remotest.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|day: &NaiveDate| (1850..2200).contains(&day.year()))
}

/// Cuts `rows`, read with one more than `limit`, to a page; answers the cursor of the next page, made of the last row,
/// where there is one.
#[must_use]
pub fn cut<T>(rows: &mut Vec<T>, limit: usize, place: impl FnOnce(&T) -> String) -> Option<String> {
    if rows.len() <= limit {
        return None;
    }
    rows.truncate(limit);
    rows.last().map(place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_is_cut_only_where_another_follows() {
        for (read, kept, next) in [(0, 0, None), (2, 2, None), (3, 3, None), (4, 3, Some("3"))] {
            let mut rows: Vec<usize> = (1..=read).collect();
            assert_eq!(cut(&mut rows, 3, usize::to_string).as_deref(), next, "{read} rows");
            assert_eq!(rows.len(), kept, "{read} rows");
        }
    }

    proptest! {
        #[test]
        fn a_key_comes_back_as_it_went(id in any::<i64>()) {
            prop_assert_eq!(decode_key(&encode(id)), Some(id));
        }

        #[test]
        fn anything_else_is_no_cursor_and_no_panic(text in ".*") {
            let _ = decode_key(&text);
        }
    }
}
