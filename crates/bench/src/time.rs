//! The day on which everything is measured: always the same, so that a data set can be kept.

use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, Utc};
use teleservices::clock::Clock;

/// The day on which the data set is looked at.
///
/// # Errors
/// Never: the date exists.
pub fn day() -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 6, 15).context("the day exists")
}

/// A clock that ticks like the machine's, on [`day`].
///
/// # Errors
/// Never: the date exists.
pub fn clock() -> Result<Clock> {
    let shift = Clock::system().today() - day()?;
    Ok(Clock::from_fn(move || Clock::system().now() - shift))
}

/// This moment of [`clock`].
///
/// # Errors
/// Never: the date exists.
pub fn now() -> Result<DateTime<Utc>> {
    Ok(clock()?.now())
}
