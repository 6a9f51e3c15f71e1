//! Days on which the fund works, and the days that the whole batch refers to.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Months of care in a batch: the twelve that are shown, and some that have to vanish.
pub const HISTORY_MONTHS: u32 = 16;

/// A day written in the source, which exists in the calendar.
pub const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// The days that the whole batch refers to.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// The day on which the fund is looked at.
    pub today: NaiveDate,
    /// The day on which the data stand, the eve of `today`.
    pub as_of: NaiveDate,
    /// The first day of care in the batch.
    pub start: NaiveDate,
}

impl Calendar {
    /// The calendar of a fund that is looked at on `today`.
    pub fn new(today: NaiveDate) -> Self {
        let as_of = today - Days::new(1);
        Self { today, as_of, start: as_of - Months::new(HISTORY_MONTHS) }
    }

    /// The day that many days before the data stand.
    pub fn days_ago(&self, days: u64) -> NaiveDate {
        self.as_of - Days::new(days)
    }

    /// The first day of the month that many months before the current one.
    pub fn month_start(&self, months_ago: u32) -> NaiveDate {
        let day = self.today - Months::new(months_ago);
        day - Days::new(u64::from(day.day0()))
    }

    /// Whole years between a birth and the day on which the data stand.
    pub fn age(&self, birth: NaiveDate) -> u32 {
        self.as_of.years_since(birth).unwrap_or(0)
    }
}

/// Holidays on a fixed date, as (month, day).
const HOLIDAYS: [(u32, u32); 8] = [(1, 1), (1, 27), (5, 1), (8, 15), (11, 1), (11, 19), (12, 8), (12, 25)];

/// Whether the fund works on this day: neither at the weekend nor on a holiday with a fixed date.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !HOLIDAYS.contains(&(day.month(), day.day()))
}

/// This day, or the next on which the fund works.
pub fn working_day_from(mut day: NaiveDate) -> NaiveDate {
    while !is_working_day(day) {
        day = day + Days::new(1);
    }
    day
}

/// This day, or the last before it on which the fund works.
pub fn working_day_until(mut day: NaiveDate) -> NaiveDate {
    while !is_working_day(day) {
        day = day - Days::new(1);
    }
    day
}

/// The working day that comes `count` working days after `day`.
pub fn working_days_after(day: NaiveDate, count: u32) -> NaiveDate {
    (0..count).fold(day, |day, _| working_day_from(day + Days::new(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_and_the_national_day_are_not_worked() {
        assert!(is_working_day(date(2026, 11, 20)));
        assert!(!is_working_day(date(2026, 11, 21)));
        assert!(!is_working_day(date(2026, 11, 19)));
        assert_eq!(working_day_from(date(2026, 11, 21)), date(2026, 11, 23));
        assert_eq!(working_day_until(date(2026, 11, 22)), date(2026, 11, 20));
        assert_eq!(working_days_after(date(2026, 11, 18), 2), date(2026, 11, 23));
    }

    #[test]
    fn the_data_stand_at_the_eve_and_reach_back_more_than_a_year() {
        let calendar = Calendar::new(date(2026, 3, 31));
        assert_eq!(calendar.as_of, date(2026, 3, 30));
        assert_eq!(calendar.start, date(2024, 11, 30));
        assert_eq!(calendar.month_start(1), date(2026, 2, 1));
    }
}
