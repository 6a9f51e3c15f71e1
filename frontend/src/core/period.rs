//! A period that somebody types, as two dates.

use chrono::NaiveDate;

/// Why two dates are no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// The first date cannot be read.
    From,
    /// The last date cannot be read.
    Until,
    /// The period ends before it begins.
    Order,
}

/// The period that two date fields mean; an empty field leaves that side open.
///
/// # Errors
/// The first reason why they are no period.
pub fn period(from: &str, until: &str) -> Result<(Option<NaiveDate>, Option<NaiveDate>), PeriodError> {
    let date = |text: &str, error| match text.trim() {
        "" => Ok(None),
        text => text.parse::<NaiveDate>().map(Some).map_err(|_| error),
    };
    let (from, until) = (date(from, PeriodError::From)?, date(until, PeriodError::Until)?);
    match (from, until) {
        (Some(from), Some(until)) if until < from => Err(PeriodError::Order),
        _ => Ok((from, until)),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{PeriodError, period};

    #[test]
    fn a_period_may_be_open_and_never_runs_backwards() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 3);
        assert_eq!(period("2026-03-03", " "), Ok((day, None)));
        assert_eq!(period("2026-03-03", "2026-03-03"), Ok((day, day)));
        assert_eq!(period("2026-03-04", "2026-03-03"), Err(PeriodError::Order));
        assert_eq!(period("3 mars", ""), Err(PeriodError::From));
        assert_eq!(period("", "2026-02-30"), Err(PeriodError::Until));
    }
}
