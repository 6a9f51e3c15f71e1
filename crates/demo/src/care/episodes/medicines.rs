//! Medicines.

use chrono::NaiveDate;
use extract::records::Practitioner;

use crate::{
    care::{Care, bill::Billed},
    nomenclature::{Benefit, PH, PH4, PHN, Rate},
    practitioners::{Trade, full_name},
};

/// Medicines on prescription, without a consultation before.
pub fn medicines(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let prescriber = care.prescriber();
    dispense(care, patient, day, prescriber)
}

/// Medicines that `prescriber` prescribed: mostly under direct payment, the fund paying the pharmacist.
///
/// One bill in four comes without the pharmacist's number: then only the prescriber is known.
pub fn dispense(care: &mut Care<'_>, patient: usize, day: NaiveDate, prescriber: &Practitioner) -> usize {
    let pharmacist = care.practitioner(Trade::Pharmacy);
    let (registered, direct) = (care.dice.chance(75), care.dice.chance(60));
    let mut bought: Vec<(&Benefit, i64)> = vec![(&PH, care.dice.between(420, 6_890))];
    if care.dice.chance(35) {
        bought.push((&PH4, care.dice.between(180, 1_450)));
    }
    if care.dice.chance(12) {
        bought.push((&PHN, care.dice.between(350, 1_990)));
    }
    let bill = |(benefit, cents): (&Benefit, i64)| {
        let refundable = benefit.rate != Rate::Nothing;
        let base = if refundable { cents } else { 0 };
        let line = care.goods(patient, benefit, base, (day, day)).billed(cents).prescribed_by(prescriber);
        let line = if registered { line.by(pharmacist) } else { line };
        if direct && refundable { line.paid_to(&full_name(pharmacist)) } else { line }
    };
    let lines = bought.into_iter().map(bill).collect();
    care.file(patient, lines)
}
