//! What the services of consultation show: the last twelve months.

use chrono::{Months, NaiveDate};

/// Months that the services of consultation look back (CARE-07, IND-01).
const VISIBLE_MONTHS: u32 = 12;

/// First day of the twelve months that end on `today`: the same day a year earlier, or the last of its month.
#[must_use]
pub fn visible_since(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(VISIBLE_MONTHS)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_ago_is_the_same_day_or_the_end_of_february() {
        for (today, since) in [
            ("2026-11-23", "2025-11-23"),
            ("2028-02-29", "2027-02-28"),
            ("2026-03-31", "2025-03-31"),
            ("2025-02-28", "2024-02-28"),
        ] {
            assert_eq!(visible_since(today.parse().unwrap()), since.parse::<NaiveDate>().unwrap(), "{today}");
        }
    }
}
