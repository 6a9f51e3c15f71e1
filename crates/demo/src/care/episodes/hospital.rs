//! Hospital: stays under one bill with the acts that belong to them, and the daily charge beside it (CARE-06).

use chrono::NaiveDate;

use crate::{
    care::{Care, bill::Billed},
    nomenclature::{ACO, ADA, ADC, ADE, ADI, ATM, B, Benefit, FJ, SCHI, SF, SMAT, SMED, Z},
    practitioners::{HOSPITALS, Trade},
};

/// What happens in a stay: how many days after the beginning, and for how many more.
type Act = (&'static Benefit, u64, u64);

/// A stay in a medical ward.
pub fn hospital_stay(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let nights = care.dice.count(2, 9);
    let mut acts: Vec<Act> = vec![(&SMED, 0, nights), (&B, 0, 0), (&ADI, 1, 0)];
    acts.extend([(&ATM, 1, 0), (&Z, 2, 0), (&B, nights, 0)].into_iter().take(care.dice.below(4)));
    let daily = care.dice.between(420, 780) * 100;
    stay(care, patient, day, nights, &acts, daily * nights.cast_signed())
}

/// An operation and the stay around it.
pub fn surgery(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let nights = care.dice.count(1, 6);
    let mut acts: Vec<Act> = vec![(&SCHI, 0, nights), (&ADA, 0, 0), (&ADC, 0, 0)];
    acts.extend([(&B, 0, 0), (&Z, 1, 0), (&ATM, 1, 0)].into_iter().take(care.dice.below(4)));
    let daily = care.dice.between(650, 980) * 100;
    stay(care, patient, day, nights, &acts, daily * nights.cast_signed() + 38_700)
}

/// A birth.
pub fn maternity(care: &mut Care<'_>, patient: usize, day: NaiveDate) -> usize {
    let nights = care.dice.count(3, 5);
    let acts: Vec<Act> =
        vec![(&SMAT, 0, nights), (&ACO, 0, 0), (&ADA, 0, 0), (&SF, 1, nights - 1), (&ADE, 1, 0), (&B, 1, 0)];
    stay(care, patient, day, nights, &acts, 58_000 * nights.cast_signed() + 42_870)
}

/// Files a stay: one line for everything together, paid to the institution, and the daily charge.
fn stay(care: &mut Care<'_>, patient: usize, day: NaiveDate, nights: u64, acts: &[Act], cents: i64) -> usize {
    let hospital = care.dice.word(&HOSPITALS);
    let prescriber = care.practitioner(Trade::GeneralPractice);
    let until = care.days_later(patient, day, nights);
    let bundle: Vec<(&Benefit, NaiveDate, NaiveDate)> = acts
        .iter()
        .map(|&(benefit, after, lasting)| {
            let from = care.days_later(patient, day, after).min(until);
            (benefit, from, care.days_later(patient, from, lasting).min(until))
        })
        .collect();
    let supplement = if care.dice.chance(30) { care.dice.between(4, 20) * 2_500 } else { 0 };
    let whole = care
        .goods(patient, acts[0].0, cents, (day, until))
        .billed(cents + supplement)
        .at(hospital)
        .paid_to(hospital)
        .prescribed_by(prescriber)
        .bundling(&bundle);
    let days = (until - day).num_days() + 1;
    let daily = care.acts(patient, &FJ, days, (day, until)).at(hospital);
    care.file(patient, vec![whole, daily])
}
