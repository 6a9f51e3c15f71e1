//! Laboratory and images, prescribed by a doctor.

use chrono::NaiveDate;

use crate::{
    care::{Care, bill::Billed},
    nomenclature::{ADE, ADI, B, Z},
    practitioners::{HOSPITALS, Trade, full_name},
};

/// Laboratory tests: one to three lines by coefficient, the laboratory mostly paid by the fund.
pub fn laboratory(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let (laboratory, prescriber) = (care.practitioner(Trade::Laboratory), care.prescriber());
    let direct = care.dice.chance(55);
    let count = care.dice.between(1, 3);
    let mut lines = Vec::new();
    for _ in 0..count {
        let coefficient = care.dice.between(10, 120);
        let line = care.acts(patient, &B, coefficient, (day, day)).by(laboratory).prescribed_by(prescriber);
        lines.push(if direct { line.paid_to(&full_name(laboratory)) } else { line });
    }
    care.file(patient, lines)
}

/// A picture: at a radiologist's, or in an institution whose bill names nobody.
pub fn imaging(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let (radiologist, prescriber) = (care.practitioner(Trade::Radiology), care.prescriber());
    let line = match care.dice.weighted(&[(45, 0), (35, 1), (20, 2)]) {
        0 => {
            let coefficient = care.dice.between(16, 52);
            care.acts(patient, &Z, coefficient, (day, day))
        }
        1 => care.act(patient, &ADE, day),
        _ => care.act(patient, &ADI, day),
    };
    let line = line.prescribed_by(prescriber);
    let line = if care.dice.chance(25) {
        let hospital = care.dice.word(&HOSPITALS);
        line.at(hospital).paid_to(hospital)
    } else {
        let fee = care.doctors_fee(line.billed_cents);
        line.billed(fee).by(radiologist)
    };
    care.file(patient, vec![line])
}
