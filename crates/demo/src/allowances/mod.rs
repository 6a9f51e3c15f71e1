//! The family allowances of a household: a record for each child and month, paid to one recipient or to two, with what
//! the fund recovers from them.

mod incident;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use extract::records::{FamilyAllowance, MemberRole};

pub use incident::Incident;

use crate::{
    calendar::{Calendar, HISTORY_MONTHS, working_days_after},
    dice::Dice,
    household::{Family, Resident},
};

/// Allowances end when a child comes to this age, in years.
const LAST_AGE: u32 = 21;

/// On which working day of the next month a month is processed.
const PROCESSED_ON: u32 = 3;

/// Monthly amounts by age in years, in cents: the maxima of 2003-04, illustrative for today.
const AMOUNTS: [(u32, i64); 4] = [(3, 11_580), (6, 17_370), (10, 20_840), (LAST_AGE, 24_320)];

/// The allowances of a household while they are being drawn.
pub struct Allowances<'f> {
    family: &'f Family,
    calendar: &'f Calendar,
    /// The masked account of each resident; none for who is paid otherwise.
    accounts: Vec<Option<String>>,
    granted: Vec<FamilyAllowance>,
}

impl<'f> Allowances<'f> {
    /// Draws the allowances; `incident` says what happened to the month that lies so many months back.
    pub fn draw(
        family: &'f Family,
        calendar: &'f Calendar,
        dice: &mut Dice,
        mut incident: impl FnMut(u32, &mut Dice) -> Incident,
    ) -> Vec<FamilyAllowance> {
        let accounts = family.residents.iter().map(|_| account(dice)).collect();
        let mut allowances = Self { family, calendar, accounts, granted: Vec::new() };
        for months_ago in (1..=HISTORY_MONTHS).rev() {
            let what = incident(months_ago, dice);
            allowances.grant(calendar.month_start(months_ago), what);
        }
        allowances.number()
    }

    /// Grants a month for every child, unless it is processed later than the data stand.
    fn grant(&mut self, month: NaiveDate, incident: Incident) {
        let processed_on = processed_on(month);
        let Some(recipient) = self.recipient_in(month).filter(|_| processed_on <= self.calendar.as_of) else { return };
        let begun = self.granted.len();
        for child in self.family.residents.iter().filter(|resident| is_child_in(resident, month)) {
            let allowance = FamilyAllowance {
                number: String::new(),
                matricule: self.family.matricule.clone(),
                month,
                child: child.person.number.clone(),
                recipient: self.family.residents[recipient].person.number.clone(),
                processed_on,
                allowance_cents: amount(child.person.birth_date, month),
                internal_recovery_cents: 0,
                third_party_recovery_cents: 0,
                third_party_name: None,
                account: self.accounts[recipient].clone(),
            };
            self.granted.push(allowance);
        }
        let other = self.other_adult_in(month, recipient);
        let other =
            other.map(|other| (self.family.residents[other].person.number.clone(), self.accounts[other].clone()));
        let further = incident.happen(&mut self.granted[begun..], other);
        // A correction is processed with the next month.
        self.granted.extend(further.filter(|correction| correction.processed_on <= self.calendar.as_of));
    }

    /// Who is paid for a month: a former recipient until they left, then whom the household names.
    fn recipient_in(&self, month: NaiveDate) -> Option<usize> {
        let residents = &self.family.residents;
        let former =
            residents.iter().position(|one| one.was_recipient && one.until.is_some_and(|until| until >= month));
        former.or_else(|| residents.iter().position(|one| one.recipient))
    }

    /// Another adult of the household in that month.
    fn other_adult_in(&self, month: NaiveDate, recipient: usize) -> Option<usize> {
        let is_other = |(position, resident): &(usize, &Resident)| {
            *position != recipient && resident.role != MemberRole::Child && is_member_in(resident, month)
        };
        self.family.residents.iter().enumerate().find(is_other).map(|(position, _)| position)
    }

    /// The records in the order of their processing, with their numbers.
    fn number(self) -> Vec<FamilyAllowance> {
        let mut granted = self.granted;
        granted.sort_by_key(|allowance| allowance.processed_on);
        for (rank, allowance) in granted.iter_mut().enumerate() {
            let year = allowance.processed_on.year();
            allowance.number = format!("AF{year}-{:06}-{:04}", self.family.index, rank + 1);
        }
        granted
    }
}

/// When a month is processed.
fn processed_on(month: NaiveDate) -> NaiveDate {
    working_days_after(month + Months::new(1) - Days::new(1), PROCESSED_ON)
}

fn is_member_in(resident: &Resident, month: NaiveDate) -> bool {
    resident.since < month + Months::new(1) && resident.until.is_none_or(|until| until >= month)
}

/// Children count from the month of their birth.
fn is_child_in(resident: &Resident, month: NaiveDate) -> bool {
    let young = resident.person.birth_date + Months::new(12 * LAST_AGE) > month;
    resident.role == MemberRole::Child && young && is_member_in(resident, month)
}

/// What is granted for a child of that age at the end of the month.
fn amount(birth_date: NaiveDate, month: NaiveDate) -> i64 {
    let age = (month + Months::new(1)).years_since(birth_date).unwrap_or(0);
    AMOUNTS.iter().find(|(below, _)| age < *below).map_or(AMOUNTS[3].1, |(_, cents)| *cents)
}

/// A masked account, or none for who is paid by cheque.
fn account(dice: &mut Dice) -> Option<String> {
    let bank = dice.word(&["MC58", "MC11", "FR76", "FR14", "IT60"]);
    let end = dice.count(0, 9_999);
    (!dice.chance(6)).then(|| format!("{bank}****{end:04}"))
}
