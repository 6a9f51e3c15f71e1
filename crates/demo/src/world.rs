//! What every household of a fund shares.

use chrono::NaiveDate;

use crate::{calendar::Calendar, practitioners::Register};

/// What every household of a fund shares.
#[derive(Debug)]
pub struct World {
    /// The days that the batch refers to.
    pub calendar: Calendar,
    /// The practitioners.
    pub register: Register,
}

impl World {
    /// The world of a fund that is looked at on `today`.
    pub fn new(today: NaiveDate) -> Self {
        Self { calendar: Calendar::new(today), register: Register::new() }
    }
}
