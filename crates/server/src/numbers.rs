//! Numbers that people quote: a word for what is numbered, the year in Monaco, and the key, which the database gives once,
//! however many nodes write.

use chrono::{DateTime, Datelike as _, Utc};

use crate::clock::monaco_day;

/// The number of what has the key `id` since `at`.
#[must_use]
pub fn number(word: &str, id: i64, at: DateTime<Utc>) -> String {
    format!("{word}{}-{id:06}", monaco_day(at).year())
}

/// Year and key of what has this number; none when no such thing can have it. Case does not matter.
#[must_use]
pub fn parse_number(word: &str, number: &str) -> Option<(i32, i64)> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (start, rest) = number.trim().split_at_checked(word.len())?;
    let (year, id) = rest.split_once('-')?;
    let readable = start.eq_ignore_ascii_case(word)
        && year.len() == 4
        && digits(year)
        && (6..=18).contains(&id.len())
        && digits(id);
    if readable { Some((year.parse().ok()?, id.parse().ok()?)) } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_has_the_year_of_monaco() {
        let eve = "2026-12-31T22:59:59Z".parse().unwrap();
        let midnight = "2026-12-31T23:00:00Z".parse().unwrap();
        assert_eq!(number("DEM", 123, eve), "DEM2026-000123");
        assert_eq!(number("S", 12_345_678, midnight), "S2027-12345678");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in
            ["", "DEM", "DEM2026", "2026-000123", "DEM2026-123", "DEM26-000123", "DEM2026-00012x", "ATT2026-000123"]
        {
            assert_eq!(parse_number("DEM", text), None, "{text}");
        }
        assert_eq!(parse_number("DEM", "DEM2026-+00123"), None);
        assert_eq!(parse_number("DEM", " dem2026-000123 "), Some((2026, 123)));
    }

    proptest! {
        #[test]
        fn a_number_comes_back_as_it_went(id in 1_i64..1_000_000_000_000, seconds in 0_i64..4_000_000_000) {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            prop_assert_eq!(parse_number("DEM", &number("DEM", id, at)), Some((monaco_day(at).year(), id)));
        }

        #[test]
        fn nothing_makes_the_reader_of_numbers_panic(text in ".*") {
            let _ = parse_number("DEM", &text);
        }
    }
}
