//! Absences from work: sick leave, maternity, invalidity, and what the fund pays for them (IND-01 to IND-03).
//!
//! Half of the salary from the fourth day of sickness is the published rule; the rates of maternity and invalidity are
//! illustrative, as the parameters say.

mod drawn;
mod file;
mod told;

use chrono::{Days, NaiveDate};
use extract::records::{Indemnity, LeaveKind, SickLeave};

pub use drawn::drawn;
pub use file::{Employment, File};
pub use told::told;

use crate::{
    calendar::{Calendar, working_day_from},
    household::Family,
    world::World,
};

/// Share of the salary that is paid in sickness, in basis points.
pub const SICKNESS_RATE: i32 = 5_000;
/// Share of the salary that is paid in maternity, in basis points.
pub const MATERNITY_RATE: i32 = 9_000;
/// Share of the salary that an invalidity pension is, in basis points.
pub const INVALIDITY_RATE: i32 = 5_000;
/// Days of sickness that are never paid.
pub const WAITING_DAYS: i64 = 3;

/// The absences of a household's holder, as they are written.
#[derive(Debug, Default)]
pub struct Absences {
    /// Periods of leave.
    pub leaves: Vec<SickLeave>,
    /// Indemnified periods.
    pub indemnities: Vec<Indemnity>,
}

/// The absences of a household's holder, as they come about.
pub struct Ledger<'w> {
    calendar: &'w Calendar,
    family: &'w Family,
    leaves: Vec<SickLeave>,
    files: Vec<File>,
}

impl<'w> Ledger<'w> {
    /// Nothing yet.
    pub fn new(world: &'w World, family: &'w Family) -> Self {
        Self { calendar: &world.calendar, family, leaves: Vec::new(), files: Vec::new() }
    }

    /// The day that many days before the data stand, or the holder's first.
    pub fn days_ago(&self, days: u64) -> NaiveDate {
        self.calendar.days_ago(days).max(self.family.holder().since)
    }

    /// A leave that the medical officer approves, a few days after it has begun.
    pub fn approved(&mut self, kind: LeaveKind, from: NaiveDate, until: Option<NaiveDate>) {
        let decided = working_day_from(from + Days::new(2));
        self.leave(kind, from, until, (decided <= self.calendar.as_of).then_some(decided));
    }

    /// A leave, and when it was approved.
    pub fn leave(
        &mut self,
        kind: LeaveKind,
        from: NaiveDate,
        until: Option<NaiveDate>,
        approved_on: Option<NaiveDate>,
    ) {
        let (person, matricule) = (self.family.holder().person.number.clone(), self.family.matricule.clone());
        self.leaves.push(SickLeave { number: String::new(), person, matricule, kind, from, until, approved_on });
    }

    /// A period that is to be indemnified.
    pub fn file(&mut self, file: File) {
        self.files.push(file);
    }

    /// A leave for sickness of so many days that was approved, and its indemnity from each employer: of the days that
    /// have passed.
    pub fn sickness(&mut self, from: NaiveDate, days: u64, employments: &[Employment]) {
        let until = from + Days::new(days - 1);
        self.approved(LeaveKind::Sickness, from, Some(until));
        for employment in employments {
            self.file(File::sickness(from, until.min(self.calendar.as_of), employment));
        }
    }

    /// Everything, numbered in the order of the periods.
    pub fn close(mut self) -> Absences {
        self.leaves.sort_by_key(|leave| leave.from);
        self.files.sort_by_key(|file| file.from);
        let index = self.family.index;
        let mut leaves = self.leaves;
        for (leave, rank) in leaves.iter_mut().zip(1..) {
            leave.number = format!("A{}-{index:06}-{rank:02}", leave.from.format("%Y"));
        }
        let numbered = self.files.into_iter().zip(1..);
        let indemnities = numbered
            .map(|(file, rank)| {
                let number = format!("I{}-{index:06}-{rank:04}", file.from.format("%Y"));
                file.close(number, self.family, self.calendar)
            })
            .collect();
        Absences { leaves, indemnities }
    }
}
