//! Where the next page of a list starts that is sorted by its keys, opaque to callers.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// The cursor after the entry with this key.
#[must_use]
pub fn encode(id: i64) -> String {
    URL_SAFE_NO_PAD.encode(id.to_string())
}

/// The key of the entry that a cursor means; none when it is not one of ours.
#[must_use]
pub fn decode(text: &str) -> Option<i64> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    std::str::from_utf8(&bytes).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{decode, encode};

    proptest! {
        #[test]
        fn a_cursor_comes_back_as_it_went(id in any::<i64>()) {
            prop_assert_eq!(decode(&encode(id)), Some(id));
        }

        #[test]
        fn anything_else_is_no_cursor_and_no_panic(text in ".*") {
            let _ = decode(&text);
        }
    }
}
