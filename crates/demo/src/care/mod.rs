//! The care of a household: bills are drawn, filed as statements, then numbered in the order of their processing.

mod adjustment;
pub mod bill;
pub mod cases;
mod closing;
pub mod episodes;
mod practice;

use chrono::NaiveDate;
use extract::records::{Line, MemberRole, Statement};

pub use adjustment::Correction;

use crate::{
    calendar::{Calendar, working_day_from, working_day_until, working_days_after},
    dice::Dice,
    household::{Family, Resident},
    world::World,
};

/// The statements of a household while they are being drawn.
pub struct Care<'w> {
    world: &'w World,
    family: &'w Family,
    /// What chance decides.
    pub dice: Dice,
    drafts: Vec<Draft>,
    lines: usize,
}

/// A statement that has no number yet.
struct Draft {
    patient: usize,
    processed_on: NaiveDate,
    /// When the payment is ordered, or will be.
    payment: NaiveDate,
    /// The draft that this one adjusts.
    adjusts: Option<usize>,
    lines: Vec<Line>,
}

/// A statement and its lines, as they are written.
pub type Filed = (Statement, Vec<Line>);

impl<'w> Care<'w> {
    /// No care yet.
    pub fn new(world: &'w World, family: &'w Family, dice: Dice) -> Self {
        Self { world, family, dice, drafts: Vec::new(), lines: 0 }
    }

    /// The days that the batch refers to.
    pub fn calendar(&self) -> &'w Calendar {
        &self.world.calendar
    }

    /// How many lines have been drawn.
    pub fn len(&self) -> usize {
        self.lines
    }

    /// The member of the household at that position, the holder at 0.
    fn resident(&self, patient: usize) -> &'w Resident {
        &self.family.residents[patient]
    }

    /// The patient's age today, in years.
    pub fn age(&self, patient: usize) -> u32 {
        self.world.calendar.age(self.resident(patient).person.birth_date)
    }

    /// Whether the patient is the mother of the household's children.
    pub fn is_mother(&self, patient: usize) -> bool {
        self.family.mother == Some(patient)
    }

    /// Whether the patient is a child of the household.
    fn is_child(&self, patient: usize) -> bool {
        self.resident(patient).role == MemberRole::Child
    }

    /// The day that many days before the data stand, or the closest on which the patient has rights.
    pub fn days_ago(&self, patient: usize, days: u64) -> NaiveDate {
        let calendar = &self.world.calendar;
        let day = calendar.days_ago(days);
        self.resident(patient).care_window(calendar).map_or(day, |(first, last)| day.clamp(first, last))
    }

    /// The day `days` after `from`, or the last on which the patient has rights.
    fn days_later(&self, patient: usize, from: NaiveDate, days: u64) -> NaiveDate {
        let calendar = &self.world.calendar;
        let day = from + chrono::Days::new(days);
        self.resident(patient).care_window(calendar).map_or(day, |(_, last)| day.min(last).max(from))
    }

    /// Files bills of one patient as a statement: processed some days after the care, paid two to six days later.
    pub fn file(&mut self, patient: usize, lines: Vec<Line>) -> usize {
        let as_of = self.world.calendar.as_of;
        let cared_until = lines.iter().map(|line| line.care_until).max().unwrap_or(as_of);
        let delay = self.dice.count(2, 12);
        let processed_on = working_day_from(cared_until + chrono::Days::new(delay));
        if processed_on > as_of {
            // The file came in before the data were taken, and has only been opened.
            let opened = working_day_until(as_of).max(cared_until);
            return self.file_on(patient, lines, opened, working_days_after(as_of, 4));
        }
        let wait = self.dice.count(2, 6);
        self.file_on(patient, lines, processed_on, working_day_from(processed_on + chrono::Days::new(wait)))
    }

    /// Files bills of one patient as a statement processed and paid (or to be paid) on these days.
    pub fn file_on(
        &mut self,
        patient: usize,
        mut lines: Vec<Line>,
        processed_on: NaiveDate,
        payment: NaiveDate,
    ) -> usize {
        for line in &mut lines {
            bill::settle(line);
        }
        self.lines += lines.len();
        self.drafts.push(Draft { patient, processed_on, payment, adjusts: None, lines });
        self.drafts.len() - 1
    }

    /// Draws everyday care until there are `quota` lines, and lets go of what exceeds it.
    pub fn fill(&mut self, quota: usize) {
        let calendar = &self.world.calendar;
        let windows: Vec<(u32, (usize, NaiveDate, NaiveDate))> = self
            .family
            .residents
            .iter()
            .enumerate()
            .filter_map(|(patient, resident)| Some((patient, resident.care_window(calendar)?)))
            .map(|(patient, (first, last))| {
                let days = (last - first).num_days().unsigned_abs() as u32 + 1;
                (days * practice::needs(calendar.age(self.resident(patient).person.birth_date)), (patient, first, last))
            })
            .collect();
        while self.lines < quota && !windows.is_empty() {
            let (patient, first, last) = self.dice.weighted(&windows);
            let day = self.dice.day_between(first, last);
            practice::everyday(self, patient, day);
        }
        self.trim(quota);
    }

    /// Lets go of the last lines beyond `quota`. An adjustment stands after what it adjusts, and so goes first.
    fn trim(&mut self, quota: usize) {
        while self.lines > quota {
            let Some(last) = self.drafts.last_mut() else { return };
            last.lines.pop();
            self.lines -= 1;
            if last.lines.is_empty() {
                self.drafts.pop();
            }
        }
    }

    /// How many lines of care the household has in the whole batch, as its members' ages suggest.
    pub fn natural_quota(&mut self) -> usize {
        let calendar = &self.world.calendar;
        let expected = |resident: &Resident| {
            let (first, last) = resident.care_window(calendar)?;
            let yearly = u64::from(practice::needs(calendar.age(resident.person.birth_date)));
            Some((last - first).num_days().unsigned_abs() * yearly)
        };
        let expected: u64 = self.family.residents.iter().filter_map(expected).sum();
        let percent = self.dice.count(55, 145);
        usize::try_from(expected * percent / 36_500).unwrap_or(0)
    }
}
