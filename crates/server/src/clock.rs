//! Time, from one place, so that tests can set it.

use std::{fmt, sync::Arc};

use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};
use chrono_tz::Europe;

/// Tells the time. Everything that depends on time asks this clock.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place where the machine is asked")]
    pub fn system() -> Self {
        Self(Arc::new(Utc::now))
    }

    /// A clock that tells what `tell` answers.
    #[must_use]
    pub fn from_fn(tell: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// This moment, to the microsecond: what both databases keep.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)().trunc_subsecs(6)
    }

    /// This day in Monaco.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        monaco_day(self.now())
    }
}

/// The day of this moment in Monaco.
#[must_use]
pub fn monaco_day(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Europe::Monaco).date_naive()
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}
