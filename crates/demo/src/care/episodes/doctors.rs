//! Doctors: consultations, visits, and care outside the register or the nomenclature.

use chrono::NaiveDate;

use super::medicines::dispense;
use crate::{
    care::{Care, bill::Billed},
    nomenclature::{APC, ATM, Benefit, C, CS, HN, MCS, MD, MEG, MN, V},
    practitioners::{SPECIALISTS, Trade, UNREGISTERED, full_name},
};

/// A consultation at the family doctor's, followed by the pharmacy every other time.
pub fn consultation(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let doctor = care.practitioner(Trade::GeneralPractice);
    let consultation = care.act(patient, &C, day);
    let fee = care.doctors_fee(consultation.billed_cents);
    let mut lines = vec![consultation.billed(fee).by(doctor)];
    if care.age(patient) < 6 {
        lines.push(care.act(patient, &MEG, day).by(doctor));
    } else if care.dice.chance(4) {
        lines.push(care.act(patient, &MN, day).by(doctor));
    }
    if care.dice.chance(6) {
        lines = lines.into_iter().map(|line| line.fees_unpaid_to(doctor)).collect();
    }
    let file = care.file(patient, lines);
    if care.dice.chance(45) {
        dispense(care, patient, day, doctor);
    }
    file
}

/// A consultation at a specialist's, with a technical act every third time.
pub fn specialist(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let trade = if care.age(patient) < 16 && care.dice.chance(70) {
        Trade::Paediatrics
    } else {
        care.dice.weighted(&SPECIALISTS)
    };
    let doctor = care.practitioner(trade);
    let consultation = care.act(patient, &CS, day);
    let fee = care.doctors_fee(consultation.billed_cents);
    let mut lines = vec![consultation.billed(fee).by(doctor)];
    if care.dice.chance(30) {
        lines.push(care.act(patient, &ATM, day).by(doctor));
    }
    if care.dice.chance(15) {
        lines.push(care.act(patient, &MCS, day).by(doctor));
    }
    if care.dice.chance(3) {
        lines = lines.into_iter().map(|line| line.fees_unpaid_to(doctor)).collect();
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
