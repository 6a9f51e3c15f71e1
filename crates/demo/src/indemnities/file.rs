//! One indemnified period: what it amounts to, when it is processed and paid, and to whom.

use chrono::{Days, NaiveDate};
use extract::records::{Indemnity, IndemnityKind, IndemnityPayeeKind, IndemnityState};

use super::{INVALIDITY_RATE, MATERNITY_RATE, SICKNESS_RATE, WAITING_DAYS};
use crate::{
    calendar::{Calendar, working_day_from, working_day_until, working_days_after},
    household::Family,
};

/// A salary from which an indemnity is made.
#[derive(Clone, Copy, Debug)]
pub struct Employment {
    /// The employer; none for the self-employed.
    pub employer: Option<&'static str>,
    /// Salary of one day, in cents.
    pub daily_cents: i64,
    /// The employer goes on paying the salary, and gets the indemnity (subrogation).
    pub subrogated: bool,
}

/// A period that is to be indemnified.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// First day of the absence.
    pub from: NaiveDate,
    /// Last day of the absence.
    pub until: NaiveDate,
    kind: IndemnityKind,
    employment: Employment,
    rate_bp: i32,
    waiting_days: i64,
    correction_cents: i64,
    processed_on: NaiveDate,
    payment: NaiveDate,
}

impl File {
    fn new(kind: IndemnityKind, (from, until): (NaiveDate, NaiveDate), employment: &Employment, rate_bp: i32) -> Self {
        let processed_on = working_day_from(until + Days::new(4));
        let payment = working_day_from(processed_on + Days::new(3));
        let (employment, waiting_days, correction_cents) = (*employment, 0, 0);
        Self { from, until, kind, employment, rate_bp, waiting_days, correction_cents, processed_on, payment }
    }

    /// A period of sickness, paid from the fourth day.
    pub fn sickness(from: NaiveDate, until: NaiveDate, employment: &Employment) -> Self {
        let waiting_days = WAITING_DAYS.min((until - from).num_days() + 1);
        Self { waiting_days, ..Self::new(IndemnityKind::Sickness, (from, until), employment, SICKNESS_RATE) }
    }

    /// A period of maternity, paid from the first day.
    pub fn maternity(from: NaiveDate, until: NaiveDate, employment: &Employment) -> Self {
        Self::new(IndemnityKind::Maternity, (from, until), employment, MATERNITY_RATE)
    }

    /// A month of invalidity pension, paid at its end.
    pub fn invalidity(from: NaiveDate, until: NaiveDate, daily_cents: i64) -> Self {
        let salary = Employment { employer: None, daily_cents, subrogated: false };
        let processed_on = working_day_until(until);
        let file = Self::new(IndemnityKind::Invalidity, (from, until), &salary, INVALIDITY_RATE);
        Self { processed_on, payment: processed_on, ..file }
    }

    /// The going-on of a leave whose waiting days are behind it.
    pub fn continued(self) -> Self {
        Self { waiting_days: 0, ..self }
    }

    /// The fund pays more or less than the calculation gives.
    pub fn corrected(self, correction_cents: i64) -> Self {
        Self { correction_cents, ..self }
    }

    /// Processed and paid, or to be paid, on these days.
    pub fn processed(self, processed_on: NaiveDate, payment: NaiveDate) -> Self {
        Self { processed_on, payment, ..self }
    }

    /// The record, in the state that the day gives it.
    pub fn close(self, number: String, family: &Family, calendar: &Calendar) -> Indemnity {
        let holder = family.holder();
        let state = self.state(calendar);
        let paid_days = (self.until - self.from).num_days() + 1 - self.waiting_days;
        let calculated = (paid_days * self.employment.daily_cents * i64::from(self.rate_bp) * 2 + 10_000) / 20_000;
        let known = state != IndemnityState::InProgress;
        let (payee_kind, payee_name) = match self.employment.employer {
            Some(employer) if self.employment.subrogated => (IndemnityPayeeKind::Employer, employer.to_owned()),
            _ => (IndemnityPayeeKind::Person, holder.full_name()),
        };
        Indemnity {
            number,
            person: holder.person.number.clone(),
            matricule: family.matricule.clone(),
            kind: self.kind,
            state,
            from: self.from,
            until: self.until,
            employer: self.employment.employer.map(str::to_owned),
            amount_cents: known.then_some((calculated + self.correction_cents).max(0)),
            processed_on: if known {
                self.processed_on
            } else {
                self.processed_on.min(working_day_until(calendar.as_of))
            },
            paid_on: (state == IndemnityState::Paid).then_some(self.payment),
            payee_kind,
            payee_name,
            base_salary_cents: known.then_some(self.employment.daily_cents),
            rate_bp: known.then_some(self.rate_bp),
            waiting_days: known.then_some(self.waiting_days as i32),
            paid_days: known.then_some(paid_days as i32),
        }
    }

    fn state(&self, calendar: &Calendar) -> IndemnityState {
        match self.payment {
            payment if payment <= calendar.as_of => IndemnityState::Paid,
            payment if payment <= working_days_after(calendar.as_of, 2) => IndemnityState::ToPay,
            _ => IndemnityState::InProgress,
        }
    }
}
