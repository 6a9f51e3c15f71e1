//! Birth dates as people type them: three short fields (AUTH-01, JJ/MM/SSAA).

use chrono::NaiveDate;

/// Why three typed fields are not a birth date. The page shows one message for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthDateError {
    /// A field is empty.
    Incomplete,
    /// A field holds something else than digits.
    NotANumber,
    /// The year does not have four digits.
    YearNotFourDigits,
    /// The calendar does not know this day.
    NoSuchDay,
    /// The day is still to come.
    InTheFuture,
    /// The day is more than 130 years ago.
    TooLongAgo,
}

/// Years after which a birth date is taken for a slip.
const OLDEST_AGE: i32 = 130;

/// The date that three typed fields mean; blanks are ignored.
///
/// # Errors
/// The first reason, in reading order, why it is not a birth date as of `today`.
pub fn parse_birth_date(day: &str, month: &str, year: &str, today: NaiveDate) -> Result<NaiveDate, BirthDateError> {
    let [day, month, year] = [day, month, year].map(without_blanks);
    if [&day, &month, &year].into_iter().any(String::is_empty) {
        return Err(BirthDateError::Incomplete);
    }
    let year_number = number(&year)?;
    let (day, month) = (number(&day)?, number(&month)?);
    if year.len() != 4 {
        return Err(BirthDateError::YearNotFourDigits);
    }
    let date = i32::try_from(year_number)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(BirthDateError::NoSuchDay)?;
    check_birth_date(date, today)?;
    Ok(date)
}

fn check_birth_date(date: NaiveDate, today: NaiveDate) -> Result<(), BirthDateError> {
    use chrono::Datelike;
    if date > today {
        Err(BirthDateError::InTheFuture)
    } else if today.year() - date.year() > OLDEST_AGE {
        Err(BirthDateError::TooLongAgo)
    } else {
        Ok(())
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn number(text: &str) -> Result<u32, BirthDateError> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|_| BirthDateError::NoSuchDay)
    } else {
        Err(BirthDateError::NotANumber)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use chrono::{Datelike, NaiveDate};
    use proptest::prelude::*;

    use super::{BirthDateError, parse_birth_date};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn each_slip_has_its_own_reason() {
        for (day, month, year, reason) in [
            ("", "03", "1980", BirthDateError::Incomplete),
            ("13", " ", "1980", BirthDateError::Incomplete),
            ("13", "mars", "1980", BirthDateError::NotANumber),
            ("-3", "03", "1980", BirthDateError::NotANumber),
            ("13", "03", "80", BirthDateError::YearNotFourDigits),
            ("31", "02", "1980", BirthDateError::NoSuchDay),
            ("29", "02", "1981", BirthDateError::NoSuchDay),
            ("99999999999", "02", "1981", BirthDateError::NoSuchDay),
            ("24", "11", "2026", BirthDateError::InTheFuture),
            ("13", "03", "1880", BirthDateError::TooLongAgo),
        ] {
            assert_eq!(parse_birth_date(day, month, year, today()), Err(reason), "{day}/{month}/{year}");
        }
    }

    #[test]
    fn blanks_and_missing_zeros_are_forgiven() {
        let expected = NaiveDate::from_ymd_opt(1980, 3, 9).unwrap();
        assert_eq!(parse_birth_date(" 9", "3 ", "19 80", today()), Ok(expected));
    }

    proptest! {
        #[test]
        fn every_day_of_a_lifetime_is_accepted(days in 0_u64..40_000) {
            let date = today() - chrono::Days::new(days);
            let parsed = parse_birth_date(
                &date.day().to_string(), &date.month().to_string(), &date.year().to_string(), today(),
            );
            prop_assert_eq!(parsed, Ok(date));
        }

        #[test]
        fn nothing_that_is_typed_panics(day in ".*", month in ".*", year in ".*") {
            let _ = parse_birth_date(&day, &month, &year, today());
        }
    }
}
