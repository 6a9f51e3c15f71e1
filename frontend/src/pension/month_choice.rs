//! A month from two lists.

use chrono::{Datelike, NaiveDate};

/// What is wrong with a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceError {
    /// No month was chosen.
    Month,
    /// No year was chosen.
    Year,
    /// The month lies outside what can be chosen.
    Outside,
}

/// The month that was chosen from the two lists, by its first day.
///
/// # Errors
/// Everything that is wrong with it.
pub fn chosen(month: &str, year: &str, first: NaiveDate, last: NaiveDate) -> Result<NaiveDate, Vec<ChoiceError>> {
    let (number, of) = (month.parse::<u32>().ok(), year.parse::<i32>().ok());
    let mut wrong = Vec::new();
    if number.is_none() {
        wrong.push(ChoiceError::Month);
    }
    if of.is_none() {
        wrong.push(ChoiceError::Year);
    }
    let (Some(number), Some(of)) = (number, of) else { return Err(wrong) };
    match NaiveDate::from_ymd_opt(of, number, 1) {
        Some(month) if month >= first && month <= last => Ok(month),
        _ => Err(vec![ChoiceError::Outside]),
    }
}

/// The years of the second list.
pub fn years(first: NaiveDate, last: NaiveDate) -> std::ops::RangeInclusive<i32> {
    first.year()..=last.year()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{ChoiceError, chosen, years};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_within_the_choice_is_its_first_day() {
        let (first, last) = (date("2026-11-01"), date("2036-11-01"));
        assert_eq!(chosen("11", "2026", first, last), Ok(first));
        assert_eq!(chosen("11", "2036", first, last), Ok(last));
        assert_eq!(chosen("10", "2026", first, last), Err(vec![ChoiceError::Outside]));
        assert_eq!(chosen("12", "2036", first, last), Err(vec![ChoiceError::Outside]));
        assert_eq!(chosen("", "", first, last), Err(vec![ChoiceError::Month, ChoiceError::Year]));
        assert_eq!(chosen("3", "", first, last), Err(vec![ChoiceError::Year]));
    }

    #[test]
    fn the_years_end_ten_years_ahead() {
        assert_eq!(years(date("2026-11-01"), date("2036-11-01")).count(), 11);
    }
}
