//! What the services of consultation show: the last twelve months.

use chrono::{Months, NaiveDate};
use sea_orm::DbErr;

/// Months that the services of consultation look back (CARE-07, IND-01).
const VISIBLE_MONTHS: u32 = 12;

/// First day of the twelve months that end on `today`: the same day a year earlier, or the last of its month.
#[must_use]
pub fn visible_since(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(VISIBLE_MONTHS)).unwrap_or(today)
}

/// First day of the period that is asked for, within what is visible.
#[must_use]
pub fn first_day(from: Option<NaiveDate>, since: NaiveDate) -> NaiveDate {
    from.map_or(since, |from| from.max(since).min(distant_future()))
}

/// Last day that a period asks for, in the terms of what is visible: its eve when the period ends before. The
/// remotest dates, which the databases compare each in its own way, never reach them.
#[must_use]
pub fn end_of_period(until: NaiveDate, since: NaiveDate) -> NaiveDate {
    until.max(since.pred_opt().unwrap_or(since)).min(distant_future())
}

/// Later than any date of the import format.
#[must_use]
pub fn distant_future() -> NaiveDate {
    NaiveDate::from_ymd_opt(2200, 1, 1).unwrap_or(NaiveDate::MAX)
}

/// All rows of a read that asked for one more than `most`: with more, there is no answer rather than one whose sums lack
/// something.
///
/// # Errors
/// When there are more.
pub fn complete<T>(rows: Vec<T>, most: u64) -> Result<Vec<T>, DbErr> {
    if rows.len() as u64 > most {
        return Err(DbErr::Custom(format!("more than {most} rows, which is more than one answer holds")));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_ago_is_the_same_day_or_the_end_of_february() {
        for (today, since) in [
            ("2026-11-23", "2025-11-23"),
            ("2028-02-29", "2027-02-28"),
            ("2026-03-31", "2025-03-31"),
            ("2025-02-28", "2024-02-28"),
        ] {
            assert_eq!(visible_since(date(today)), date(since), "{today}");
        }
    }

    #[test]
    fn a_period_stays_within_what_databases_compare() {
        let since = date("2025-11-23");
        assert_eq!(first_day(Some(NaiveDate::MIN), since), since);
        assert_eq!(first_day(Some(NaiveDate::MAX), since), date("2200-01-01"));
        assert_eq!(end_of_period(NaiveDate::MIN, since), date("2025-11-22"));
        assert_eq!(end_of_period(NaiveDate::MAX, since), date("2200-01-01"));
        assert_eq!(end_of_period(date("2026-01-31"), since), date("2026-01-31"));
    }

    #[test]
    fn what_is_more_than_an_answer_holds_is_no_answer() {
        assert_eq!(complete(vec![1, 2], 2), Ok(vec![1, 2]));
        assert!(complete(vec![1, 2, 3], 2).is_err());
    }
}
