//! Things and rides: glasses, appliances, transport.

use chrono::NaiveDate;

use crate::{
    care::{Care, bill::Billed},
    nomenclature::{APP, OPT, TRA},
    practitioners::{CARRIERS, THIRD_PARTIES, Trade, full_name},
};

/// Glasses: billed far above what they are refunded on.
pub fn glasses(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let (optician, prescriber) = (care.practitioner(Trade::Optician), care.practitioner(Trade::Ophthalmology));
    let base = care.dice.between(30, 110) * 100;
    let bill = base + care.dice.between(60, 390) * 100;
    let line = care.goods(patient, &OPT, base, (day, day)).billed(bill).by(optician).prescribed_by(prescriber);
    let line = if care.dice.chance(15) { line.paid_to(&full_name(optician)) } else { line };
    care.file(patient, vec![line])
}

/// An appliance from an unnamed supplier: only the prescriber is known.
pub fn appliances(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let prescriber = care.prescriber();
    let base = care.dice.between(18, 240) * 100;
    let line = care.goods(patient, &APP, base, (day, day)).billed(base * 11 / 10).prescribed_by(prescriber);
    let line = if care.dice.chance(20) { line.paid_to_third_party(care.dice.word(&THIRD_PARTIES)) } else { line };
    care.file(patient, vec![line])
}

/// An ambulance or a taxi; the company is paid by the fund as a rule.
pub fn transport(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let prescriber = care.prescriber();
    let carrier = care.dice.word(&CARRIERS);
    let base = care.dice.between(1_650, 11_900);
    let line = care.goods(patient, &TRA, base, (day, day)).at(carrier).prescribed_by(prescriber);
    let line = if care.dice.chance(75) { line.paid_to(carrier) } else { line };
    care.file(patient, vec![line])
}
