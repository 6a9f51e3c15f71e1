//! Every case that the screens have to show (CARE-02 to CARE-08), each on its own.

use chrono::NaiveDate;
use extract::records::Line;

use super::{Care, Correction, bill::Billed, episodes};
use crate::{
    calendar::{working_day_until, working_days_after},
    nomenclature::{C, CS, EXEMPT_RATE, PH},
    practitioners::{HOSPITALS, THIRD_PARTIES, Trade, full_name},
};

/// A case, staged for one patient.
pub type Case = fn(&mut Care<'_>, usize);

/// Every case. The households of a fund have them in turn.
pub const CASES: [Case; 19] = [
    unpaid_fees,
    paid_to_professional,
    direct_payment,
    paid_to_third_party,
    |care, patient| aside(care, patient, 160, episodes::hospital_stay),
    |care, patient| aside(care, patient, 120, episodes::dental_prosthesis),
    adjusted_up,
    adjusted_down,
    adjusted_twice,
    |care, patient| aside(care, patient, 100, episodes::physiotherapy),
    prescriber_only,
    institution,
    |care, patient| aside(care, patient, 140, episodes::abroad),
    |care, patient| aside(care, patient, 75, episodes::without_refund),
    exempt,
    to_be_paid,
    in_progress,
    long_ago,
    twelve_months_ago,
];

/// Cases from this one on happened a year ago.
const FIRST_OF_HISTORY: usize = 17;

/// Stages the case of a household with that index, for its holder.
pub fn stage(care: &mut Care<'_>, index: u32) {
    CASES[index as usize % CASES.len()](care, 0);
}

/// Whether the case of the household with that index happened a year ago.
pub fn needs_history(index: u32) -> bool {
    index as usize % CASES.len() >= FIRST_OF_HISTORY
}

fn aside(care: &mut Care<'_>, patient: usize, days: u64, episode: super::practice::Episode) {
    let day = care.days_ago(patient, days);
    episode(care, patient, day);
}

/// A plain consultation of a specialist, on that day.
fn seen(care: &mut Care<'_>, patient: usize, day: NaiveDate, trade: Trade) -> Line {
    let doctor = care.practitioner(trade);
    let line = care.act(patient, &CS, day);
    let fee = care.doctors_fee(line.billed_cents);
    line.billed(fee).by(doctor)
}

/// HNP (CARE-05).
pub fn unpaid_fees(care: &mut Care<'_>, patient: usize) {
    let doctor = care.practitioner(Trade::GeneralPractice);
    let day = care.days_ago(patient, 60);
    let line = care.act(patient, &C, day).fees_unpaid_to(doctor);
    care.file(patient, vec![line]);
}

/// T: paid to the professional (CARE-05).
pub fn paid_to_professional(care: &mut Care<'_>, patient: usize) {
    let doctor = care.practitioner(Trade::Cardiology);
    let day = care.days_ago(patient, 85);
    let line = care.act(patient, &CS, day).by(doctor).paid_to(&full_name(doctor));
    care.file(patient, vec![line]);
}

/// T: the pharmacist under direct payment (CARE-05).
pub fn direct_payment(care: &mut Care<'_>, patient: usize) {
    let (pharmacist, prescriber) = (care.practitioner(Trade::Pharmacy), care.practitioner(Trade::GeneralPractice));
    let day = care.days_ago(patient, 33);
    let cents = care.dice.between(1_250, 4_990);
    let line = care.goods(patient, &PH, cents, (day, day)).by(pharmacist).prescribed_by(prescriber);
    care.file(patient, vec![line.paid_to(&full_name(pharmacist))]);
}

/// T: paid to somebody who is neither insured nor professional (CARE-05).
pub fn paid_to_third_party(care: &mut Care<'_>, patient: usize) {
    let day = care.days_ago(patient, 110);
    let line = seen(care, patient, day, Trade::Psychiatry);
    let third_party = care.dice.word(&THIRD_PARTIES);
    care.file(patient, vec![line.paid_to_third_party(third_party)]);
}

/// R: more is refunded than at first (CARE-05).
pub fn adjusted_up(care: &mut Care<'_>, patient: usize) {
    let day = care.days_ago(patient, 130);
    let line = seen(care, patient, day, Trade::Ophthalmology);
    let file = care.file(patient, vec![line]);
    care.adjust(file, Correction::HigherTariff);
}

/// R: less is refunded than at first (CARE-05).
pub fn adjusted_down(care: &mut Care<'_>, patient: usize) {
    let day = care.days_ago(patient, 150);
    let line = seen(care, patient, day, Trade::Rheumatology);
    let file = care.file(patient, vec![line]);
    care.adjust(file, Correction::LowerTariff);
}

/// R, twice: too much was refunded, then too little.
pub fn adjusted_twice(care: &mut Care<'_>, patient: usize) {
    let day = care.days_ago(patient, 170);
    let line = seen(care, patient, day, Trade::Dermatology);
    let other = care.act(patient, &CS, day).by(care.practitioner(Trade::Cardiology));
    let first = care.file(patient, vec![line, other]);
    if let Some(second) = care.adjust(first, Correction::LowerTariff) {
        care.adjust(second, Correction::HigherTariff);
    }
}

/// The bill names nobody who gave the care, only who prescribed it (CARE-04).
pub fn prescriber_only(care: &mut Care<'_>, patient: usize) {
    let prescriber = care.prescriber();
    let day = care.days_ago(patient, 45);
    let cents = care.dice.between(890, 5_490);
    let line = care.goods(patient, &PH, cents, (day, day)).prescribed_by(prescriber);
    care.file(patient, vec![line]);
}

/// Seen in an institution, by a salaried doctor whom the bill does not name (CARE-08).
pub fn institution(care: &mut Care<'_>, patient: usize) {
    let day = care.days_ago(patient, 95);
    let hospital = care.dice.word(&HOSPITALS);
    let line = care.act(patient, &CS, day).at(hospital).paid_to(hospital);
    care.file(patient, vec![line]);
}

/// Refunded in full: exempt for this care.
pub fn exempt(care: &mut Care<'_>, patient: usize) {
    let day = care.days_ago(patient, 70);
    let mut line = seen(care, patient, day, Trade::Cardiology);
    line.rate_bp = Some(EXEMPT_RATE);
    care.file(patient, vec![line]);
}

/// To be paid within two working days (CARE-02).
pub fn to_be_paid(care: &mut Care<'_>, patient: usize) {
    let as_of = care.world.calendar.as_of;
    let processed_on = working_day_until(as_of);
    let day = care.days_ago(patient, 9).min(processed_on);
    let line = seen(care, patient, day, Trade::Dermatology);
    care.file_on(patient, vec![line], processed_on, working_days_after(as_of, 2));
}

/// Still being processed: no refund is known (CARE-02).
pub fn in_progress(care: &mut Care<'_>, patient: usize) {
    let as_of = care.world.calendar.as_of;
    let processed_on = working_day_until(as_of);
    let day = care.days_ago(patient, 6).min(processed_on);
    let line = seen(care, patient, day, Trade::Otolaryngology);
    let more = care.act(patient, &CS, day).by(care.practitioner(Trade::Ophthalmology));
    care.file_on(patient, vec![line, more], processed_on, working_days_after(as_of, 4));
}

/// Processed fourteen months ago: no longer visible (CARE-07).
pub fn long_ago(care: &mut Care<'_>, patient: usize) {
    let day = care.days_ago(patient, 440);
    let line = seen(care, patient, day, Trade::Gastroenterology);
    care.file(patient, vec![line]);
}

/// Processed twelve months ago: one file a day, from two days before the anniversary to the day after (CARE-07).
pub fn twelve_months_ago(care: &mut Care<'_>, patient: usize) {
    let anniversary = care.world.calendar.today - chrono::Months::new(12);
    for days in 0..4 {
        let processed_on = anniversary - chrono::Days::new(2) + chrono::Days::new(days);
        let line = seen(care, patient, processed_on - chrono::Days::new(9), Trade::GeneralPractice);
        care.file_on(patient, vec![line], processed_on, working_days_after(processed_on, 2));
    }
}

/// A birth in the household: the mother's stay.
pub fn births(care: &mut Care<'_>) {
    let (family, calendar) = (care.family, &care.world.calendar);
    let Some(mother) = family.mother else { return };
    let Some((first, last)) = family.residents[mother].care_window(calendar) else { return };
    let born: Vec<NaiveDate> = (0..family.residents.len())
        .filter(|resident| care.is_child(*resident))
        .map(|resident| family.residents[resident].person.birth_date)
        .filter(|birth| (first..=last).contains(birth))
        .collect();
    for day in born {
        episodes::maternity(care, mother, day);
    }
}
