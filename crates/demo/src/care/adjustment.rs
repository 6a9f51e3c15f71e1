//! Taking a file up again and correcting it.

use chrono::{Days, NaiveDate};
use extract::records::Line;

use super::{Care, bill};
use crate::{
    calendar::{working_day_from, working_days_after},
    nomenclature::{EXEMPT_RATE, STANDARD_RATE},
};

/// What was wrong with the first line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The patient turns out to be exempt from the co-payment: more is refunded.
    Exempt,
    /// The tariff applied was too low: more is refunded.
    HigherTariff,
    /// The tariff applied was too high: less is refunded.
    LowerTariff,
}

impl Correction {
    /// Puts the mistake into what was first filed, and what is right into what takes its place.
    fn apply(self, mistaken: &mut Line, right: &mut Line) {
        match self {
            Self::Exempt => (mistaken.rate_bp, right.rate_bp) = (Some(STANDARD_RATE), Some(EXEMPT_RATE)),
            Self::HigherTariff => mistaken.base_tariff_cents = right.base_tariff_cents.map(|base| base * 3 / 4),
            Self::LowerTariff => mistaken.base_tariff_cents = right.base_tariff_cents.map(|base| base * 6 / 5),
        }
        bill::settle(mistaken);
        bill::settle(right);
    }
}

impl Care<'_> {
    /// Corrects a file some weeks after it was paid. Answers the new file, or none when that day has not come or
    /// nothing was refunded that could be corrected.
    pub fn adjust(&mut self, original: usize, correction: Correction) -> Option<usize> {
        let days = self.dice.count(9, 30);
        let processed_on = working_day_from(self.drafts[original].payment + Days::new(days));
        self.adjust_on(original, correction, processed_on)
    }

    /// Corrects a file on that day, which comes after its payment; as [`adjust`](Self::adjust).
    pub fn adjust_on(&mut self, original: usize, correction: Correction, processed_on: NaiveDate) -> Option<usize> {
        let nothing_refunded = self.drafts[original].lines[0].refunded_cents.is_none_or(|cents| cents == 0);
        if processed_on > self.world.calendar.as_of || nothing_refunded {
            return None;
        }
        let mut lines = self.drafts[original].lines.clone();
        for (line, number) in lines.iter_mut().zip(1..) {
            line.adjusts_line = Some(number);
        }
        correction.apply(&mut self.drafts[original].lines[0], &mut lines[0]);
        let patient = self.drafts[original].patient;
        let file = self.file_on(patient, lines, processed_on, working_days_after(processed_on, 2));
        self.drafts[file].adjusts = Some(original);
        Some(file)
    }
}
