//! Where the next page starts: the last row of the page before, opaque to callers.

use chrono::NaiveDate;

use crate::http::cursor::{day, decode, encode};

/// The last row of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Its date.
    pub dated: NaiveDate,
    /// Its key.
    pub id: i64,
}

impl Cursor {
    /// The cursor as it travels.
    #[must_use]
    pub fn encode(self) -> String {
        encode(format_args!("{}/{}", self.dated, self.id))
    }

    /// The cursor that `text` means; none when it is not one of ours.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let place = decode(text)?;
        let (dated, id) = place.split_once('/')?;
        Some(Self { dated: day(dated)?, id: id.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::Cursor;

    proptest! {
        #[test]
        fn a_cursor_comes_back_as_it_went(days in 0_i32..100_000, id in any::<i64>()) {
            let dated = NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap();
            let cursor = Cursor { dated, id };
            prop_assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        }

        #[test]
        fn anything_else_is_no_cursor_and_no_panic(text in ".*") {
            let _ = Cursor::decode(&text);
        }
    }
}
