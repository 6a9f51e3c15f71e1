//! How a batch is loaded.

use chrono::{DateTime, Utc};

/// How [`load`](crate::load) goes about a batch.
#[derive(Clone, Debug)]
pub struct Options {
    /// The moment that is recorded as the time of loading.
    pub now: DateTime<Utc>,
    /// Shows a progress bar on standard error, when that is a terminal.
    pub progress: bool,
    /// How many refusals are listed; all are counted.
    pub listed_refusals: usize,
}

impl Options {
    /// Loads at `now`, without a progress bar, listing at most 100 refusals.
    #[must_use]
    pub const fn new(now: DateTime<Utc>) -> Self {
        Self { now, progress: false, listed_refusals: 100 }
    }
}
