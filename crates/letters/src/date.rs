//! Civil dates as the templates read them.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// A civil date in its parts.
#[derive(Serialize)]
pub struct PrintedDate {
    year: i32,
    month: u32,
    day: u32,
}

impl From<NaiveDate> for PrintedDate {
    fn from(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}
