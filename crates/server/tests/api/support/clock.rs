//! A clock that stands still until a test moves it.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use teleservices::clock::Clock;

/// A clock that stands still until it is moved. Clones are the same clock.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<DateTime<Utc>>>);

impl TestClock {
    /// It is ten o'clock (UTC) on this day.
    pub fn on(day: NaiveDate) -> Self {
        Self(Arc::new(Mutex::new(day.and_hms_opt(10, 0, 0).unwrap().and_utc())))
    }

    /// The clock as the application knows it.
    pub fn for_application(&self) -> Clock {
        let clock = self.clone();
        Clock::from_fn(move || clock.now())
    }

    /// This moment.
    pub fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    /// Moves on.
    pub fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }

    /// Goes to ten o'clock on this day.
    pub fn go_to(&self, day: NaiveDate) {
        *self.0.lock().unwrap() = day.and_hms_opt(10, 0, 0).unwrap().and_utc();
    }
}
