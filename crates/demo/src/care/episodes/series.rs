//! Series of acts over several weeks, prescribed by a doctor.

use chrono::NaiveDate;

use crate::{
    care::{Care, bill::Billed},
    nomenclature::{AMI, AMK, AMO, IFD},
    practitioners::Trade,
};

/// How many acts fit between two days when one is planned every `every` days.
fn count(period: (NaiveDate, NaiveDate), every: i64) -> i64 {
    (period.1 - period.0).num_days() / every + 1
}

/// Physiotherapy: six to fifteen sessions over weeks, with one bill a month.
pub fn physiotherapy(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let (therapist, prescriber) = (care.practitioner(Trade::Physiotherapy), care.prescriber());
    let days = care.dice.count(18, 50);
    let until = care.days_later(patient, day, days);
    let unpaid = care.dice.chance(20);
    let mut from = day;
    loop {
        let last = care.days_later(patient, from, 26).min(until);
        let line = care.acts(patient, &AMK, count((from, last), 3), (from, last)).prescribed_by(prescriber);
        let line = if unpaid { line.fees_unpaid_to(therapist) } else { line.by(therapist) };
        let file = care.file(patient, vec![line]);
        if (until - last).num_days() < 3 {
            return file;
        }
        from = last + chrono::Days::new(3);
    }
}

/// Nursing at home, once a day: the acts, and the travel.
pub fn nursing(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let (nurse, prescriber) = (care.practitioner(Trade::Nursing), care.prescriber());
    let days = care.dice.count(0, 20);
    let until = care.days_later(patient, day, days);
    let period = (day, until);
    let days_of_care = count(period, 1);
    let coefficient = care.dice.weighted(&[(40, 1), (40, 2), (20, 4)]);
    let unpaid = care.dice.chance(45);
    let acts = care.acts(patient, &AMI, days_of_care * coefficient, period);
    let travel = care.acts(patient, &IFD, days_of_care, period);
    let bill = |line: extract::records::Line| {
        let line = line.prescribed_by(prescriber);
        if unpaid { line.fees_unpaid_to(nurse) } else { line.by(nurse) }
    };
    let lines = [acts, travel].into_iter().map(bill).collect();
    care.file(patient, lines)
}

/// Speech therapy: a session a week.
pub fn speech_therapy(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let (therapist, prescriber) = (care.practitioner(Trade::SpeechTherapy), care.practitioner(Trade::Paediatrics));
    let days = care.dice.count(21, 63);
    let until = care.days_later(patient, day, days);
    let sessions = count((day, until), 7);
    let line = care.acts(patient, &AMO, sessions, (day, until)).by(therapist).prescribed_by(prescriber);
    care.file(patient, vec![line])
}
