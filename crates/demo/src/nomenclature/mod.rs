//! Kinds of benefit, their tariffs and rates, and how these change in time.

mod benefits;
mod parameters;
mod pension;

use chrono::NaiveDate;
use extract::records;

pub use benefits::*;
pub use parameters::parameters;
pub use pension::reference_salary;

use crate::calendar::Calendar;

/// Refund rate as a rule, in basis points.
pub const STANDARD_RATE: i32 = 8_000;
/// Refund rate for who is exempt from the co-payment, in basis points.
pub const EXEMPT_RATE: i32 = 10_000;
/// Refund rate of medicines of minor use, in basis points.
pub const REDUCED_RATE: i32 = 4_000;
/// By how much a professional may exceed the tariff for a rose card, in basis points.
pub const ROSE_SURCHARGE: i32 = 2_000;

/// A kind of benefit.
#[derive(Debug)]
pub struct Benefit {
    /// Code of the nomenclature.
    pub code: &'static str,
    /// Label in French, English, Italian.
    pub labels: [&'static str; 3],
    /// What it is refunded on.
    pub tariff: Tariff,
    /// The share that is refunded.
    pub rate: Rate,
}

/// What a benefit is refunded on, in cents: for one act, or for one unit of its coefficient.
#[derive(Clone, Copy, Debug)]
pub enum Tariff {
    /// Not a matter of the nomenclature: the bill says it (medicines, stays by contract).
    OnTheBill,
    /// The same for as long as the batch goes back.
    Fixed(i64),
    /// Raised on the day of [`Raise`].
    Raised {
        /// Until the eve of that day.
        before: i64,
        /// From that day on.
        now: i64,
        /// Which day.
        on: Raise,
    },
}

/// When tariffs were raised, so that the date of the care matters.
#[derive(Clone, Copy, Debug)]
pub enum Raise {
    /// General practitioners: fourteen months ago.
    GeneralPractice,
    /// Specialists: seven months ago.
    Specialists,
}

impl Raise {
    /// The first day of the new tariff.
    pub fn day(self, calendar: &Calendar) -> NaiveDate {
        calendar.month_start(match self {
            Self::GeneralPractice => 14,
            Self::Specialists => 7,
        })
    }
}

/// The share of the base tariff that is refunded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// As a rule; everything for the exempt.
    Standard,
    /// Medicines of minor use; everything for the exempt.
    Reduced,
    /// Nothing is refunded, to nobody.
    Nothing,
}

impl Rate {
    /// The rate in basis points, for a patient who is exempt from the co-payment or not.
    pub fn basis_points(self, exempt: bool) -> i32 {
        match self {
            Self::Nothing => 0,
            _ if exempt => EXEMPT_RATE,
            Self::Standard => STANDARD_RATE,
            Self::Reduced => REDUCED_RATE,
        }
    }
}

impl Benefit {
    /// The tariff in cents on that day; 0 where the bill says it.
    pub fn tariff_on(&self, day: NaiveDate, calendar: &Calendar) -> i64 {
        match self.tariff {
            Tariff::OnTheBill => 0,
            Tariff::Fixed(cents) => cents,
            Tariff::Raised { before, now, on } => {
                if day < on.day(calendar) {
                    before
                } else {
                    now
                }
            }
        }
    }

    /// The record of the import format.
    pub fn to_record(&self) -> records::Benefit {
        let [label_fr, label_en, label_it] = self.labels.map(str::to_owned);
        records::Benefit { code: self.code.to_owned(), label_fr, label_en, label_it }
    }
}
