//! Months, each told by its first day, and ages counted in them.

use chrono::{Datelike as _, Months, NaiveDate};

/// The month of this day.
#[must_use]
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The month that many months later.
#[must_use]
pub fn later(month: NaiveDate, months: u32) -> NaiveDate {
    month.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The month after.
#[must_use]
pub fn next(month: NaiveDate) -> NaiveDate {
    later(month_of(month), 1)
}

/// How many months lie from the first to the last, both included; 0 when the last comes before.
#[must_use]
pub fn count(first: NaiveDate, last: NaiveDate) -> i64 {
    (number(last) - number(first) + 1).max(0)
}

/// Months since the year 0.
fn number(month: NaiveDate) -> i64 {
    i64::from(month.year()) * 12 + i64::from(month.month0())
}

/// The day on which somebody is that many years old. Who was born on 29 February is, in other years, on 28 February.
#[must_use]
pub fn birthday(birth_date: NaiveDate, years: u32) -> NaiveDate {
    later(birth_date, years * 12)
}

/// Whole months from one day to another; 0 when the other comes before.
#[must_use]
pub fn whole_months(from: NaiveDate, until: NaiveDate) -> i64 {
    let begun = number(until) - number(from);
    let whole = if later(from, u32::try_from(begun.max(0)).unwrap_or(0)) <= until { begun } else { begun - 1 };
    whole.max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_counted_with_both_ends() {
        assert_eq!(count(date("2026-11-01"), date("2026-11-01")), 1);
        assert_eq!(count(date("2026-11-01"), date("2036-11-01")), 121);
        assert_eq!(count(date("2026-11-01"), date("2026-10-01")), 0);
        assert_eq!(count(date("2026-11-01"), date("2020-01-01")), 0);
    }

    #[test]
    fn who_was_born_on_a_leap_day_ages_on_the_last_day_of_february() {
        assert_eq!(birthday(date("1972-02-29"), 55), date("2027-02-28"));
        assert_eq!(birthday(date("1972-02-29"), 60), date("2032-02-29"));
        assert_eq!(birthday(date("1970-12-31"), 55), date("2025-12-31"));
    }

    #[test]
    fn only_whole_months_count() {
        for (from, until, months) in [
            ("2030-03-29", "2030-04-01", 0),
            ("2030-03-29", "2030-07-01", 3),
            ("2030-03-01", "2030-06-01", 3),
            ("2030-01-31", "2030-02-28", 1),
            ("2030-03-29", "2029-01-01", 0),
        ] {
            assert_eq!(whole_months(date(from), date(until)), months, "{from} {until}");
        }
    }
}
