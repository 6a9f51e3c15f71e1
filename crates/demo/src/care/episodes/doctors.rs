//! Doctors: consultations, visits, and care outside the register or the nomenclature.

use chrono::NaiveDate;
use extract::records::{Line, Practitioner};

use super::medicines::dispense;
use crate::{
    care::{Care, bill::Billed},
    nomenclature::{APC, ATM, Benefit, C, CS, HN, MCS, MD, MEG, MN, V},
    practitioners::{SPECIALISTS, Trade, UNREGISTERED, full_name},
};

/// A consultation at the family doctor's, followed by the pharmacy every other time.
pub fn consultation(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let doctor = care.practitioner(Trade::GeneralPractice);
    let mut acts = vec![care.act(patient, &C, day)];
    if care.age(patient) < 6 {
        acts.push(care.act(patient, &MEG, day));
    } else if care.dice.chance(4) {
        acts.push(care.act(patient, &MN, day));
    }
    let unpaid = care.dice.chance(6);
    let file = bill(care, patient, doctor, acts, unpaid);
    if care.dice.chance(45) {
        dispense(care, patient, day, doctor);
    }
    file
}

/// A consultation at a specialist's, with a technical act every third time.
pub fn specialist(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let trade = if care.age(patient) < 16 && care.dice.chance(70) {
        Trade::Paediatrics
    } else if care.is_mother(patient) && care.dice.chance(25) {
        Trade::Gynaecology
    } else {
        care.dice.weighted(&SPECIALISTS)
    };
    let doctor = care.practitioner(trade);
    let mut acts = vec![care.act(patient, &CS, day)];
    if care.dice.chance(30) {
        acts.push(care.act(patient, &ATM, day));
    }
    if care.dice.chance(15) {
        acts.push(care.act(patient, &MCS, day));
    }
    let unpaid = care.dice.chance(3);
    bill(care, patient, doctor, acts, unpaid)
}

/// Files acts of a doctor: the first at the doctor's own fee, or all of them at the tariff when the fees are unpaid.
fn bill(care: &mut Care<'_>, patient: usize, doctor: &Practitioner, acts: Vec<Line>, unpaid: bool) -> usize {
    let bill = |line: Line| if unpaid { line.fees_unpaid_to(doctor) } else { line.by(doctor) };
    let mut lines: Vec<Line> = acts.into_iter().map(bill).collect();
    if !unpaid {
        lines[0].billed_cents = care.doctors_fee(lines[0].billed_cents);
    }
    care.file(patient, lines)
}

/// The one-off opinion of a consultant, asked for by the family doctor.
pub fn consultant(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let trade = care.dice.weighted(&SPECIALISTS);
    let (doctor, prescriber) = (care.practitioner(trade), care.practitioner(Trade::GeneralPractice));
    let opinion = care.act(patient, &APC, day);
    let fee = care.doctors_fee(opinion.billed_cents);
    care.file(patient, vec![opinion.billed(fee).by(doctor).prescribed_by(prescriber)])
}

/// The doctor comes to the patient.
pub fn home_visit(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let doctor = care.practitioner(Trade::GeneralPractice);
    let visit = care.act(patient, &V, day);
    let fee = care.doctors_fee(visit.billed_cents);
    let mut lines = vec![visit.billed(fee).by(doctor), care.act(patient, &MD, day).by(doctor)];
    if care.dice.chance(20) {
        lines.push(care.act(patient, &MN, day).by(doctor));
    }
    if care.dice.chance(25) {
        lines = lines.into_iter().map(|line| line.paid_to(&full_name(doctor))).collect();
    }
    let file = care.file(patient, lines);
    if care.dice.chance(60) {
        dispense(care, patient, day, doctor);
    }
    file
}

/// Somebody who is not registered with the fund, mostly abroad: refunded on the tariff of home.
pub fn abroad(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let benefit: &Benefit = if care.dice.chance(60) { &C } else { &CS };
    let place = care.dice.word(&UNREGISTERED);
    let bill = care.dice.between(25, 150) * 100;
    let line = care.act(patient, benefit, day).billed(bill).at(place);
    care.file(patient, vec![line])
}

/// Care outside the nomenclature: billed, and nothing refunded.
pub fn without_refund(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let bill = care.dice.between(10, 18) * 500;
    let line = care.goods(patient, &HN, 0, (day, day)).billed(bill);
    let line = if care.dice.chance(60) {
        line.at(care.dice.word(&["Cabinet d’ostéopathie du Port", "Centre de diététique Azur"]))
    } else {
        line.by(care.practitioner(Trade::Physiotherapy))
    };
    care.file(patient, vec![line])
}
