//! Teeth.

use chrono::NaiveDate;

use crate::{
    care::{Care, bill::Billed},
    nomenclature::{SC, SPR, TO, Z},
    practitioners::{THIRD_PARTIES, Trade},
};

/// Conservative care, one to three teeth.
pub fn dental_care(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let dentist = care.practitioner(Trade::Dentistry);
    let count = care.dice.weighted(&[(60, 1), (30, 2), (10, 3)]);
    let mut lines = Vec::new();
    for _ in 0..count {
        let coefficient = *care.dice.pick(&[7, 9, 12, 12, 17, 20, 33]);
        lines.push(care.acts(patient, &SC, coefficient, (day, day)).by(dentist));
    }
    care.file(patient, lines)
}

/// A prosthesis: two to four sittings under one bill, far above the tariff (CARE-06).
pub fn dental_prosthesis(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let dentist = care.practitioner(Trade::Dentistry);
    let second = care.days_later(patient, day, 9);
    let last = care.days_later(patient, second, 14);
    let mut acts = vec![(&Z, day, day), (&SC, day, day), (&SPR, last, last)];
    if care.dice.chance(50) {
        acts.insert(2, (&SC, second, second));
    }
    let coefficient = *care.dice.pick(&[50, 50, 80, 107]);
    let prosthesis = care.acts(patient, &SPR, coefficient, (day, last));
    let tariff = prosthesis.billed_cents + 33 * 241 + 16 * 133;
    let bill = tariff * care.dice.between(20, 45) / 10 / 500 * 500;
    let mut line = prosthesis.billed(bill.max(tariff)).by(dentist).bundling(&acts);
    line.base_tariff_cents = Some(tariff);
    care.file(patient, vec![line])
}

/// Half a year of orthodontics; sometimes the fund pays the insurer who advanced the fee.
pub fn orthodontics(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let orthodontist = care.practitioner(Trade::Orthodontics);
    let until = care.days_later(patient, day, 180);
    let months = (until - day).num_days() / 30 + 1;
    let line = care.acts(patient, &TO, 15 * months.min(6), (day, until));
    let bill = line.billed_cents * care.dice.between(100, 260) / 100 / 500 * 500;
    let line = line.clone().billed(bill.max(line.billed_cents)).by(orthodontist);
    let line = if care.dice.chance(15) { line.paid_to_third_party(care.dice.word(&THIRD_PARTIES)) } else { line };
    care.file(patient, vec![line])
}
