//! Everyday care: what happens to whom, how often, and at which practitioner.

use chrono::NaiveDate;
use extract::records::Practitioner;

use super::{Care, Correction, episodes};
use crate::practitioners::{SPECIALISTS, Trade};

/// Something that happens to a patient, from that day on.
pub type Episode = fn(&mut Care<'_>, usize, NaiveDate) -> usize;

/// Lines of care a year, by age.
pub fn needs(age: u32) -> u32 {
    match age {
        0..=2 => 22,
        3..=17 => 13,
        18..=44 => 15,
        45..=64 => 20,
        65..=79 => 30,
        _ => 40,
    }
}

const CHILD: [(u32, Episode); 13] = [
    (32, episodes::consultation),
    (9, episodes::specialist),
    (3, episodes::home_visit),
    (16, episodes::medicines),
    (3, episodes::laboratory),
    (4, episodes::imaging),
    (3, episodes::physiotherapy),
    (7, episodes::dental_care),
    (4, episodes::speech_therapy),
    (5, episodes::orthodontics),
    (4, episodes::glasses),
    (3, episodes::abroad),
    (3, episodes::without_refund),
];

const ADULT: [(u32, Episode); 15] = [
    (24, episodes::consultation),
    (17, episodes::specialist),
    (3, episodes::consultant),
    (1, episodes::home_visit),
    (17, episodes::medicines),
    (9, episodes::laboratory),
    (8, episodes::imaging),
    (5, episodes::physiotherapy),
    (2, episodes::nursing),
    (7, episodes::dental_care),
    (2, episodes::dental_prosthesis),
    (3, episodes::glasses),
    (2, episodes::abroad),
    (3, episodes::without_refund),
    (1, episodes::surgery),
];

const OLD: [(u32, Episode); 16] = [
    (20, episodes::consultation),
    (15, episodes::specialist),
    (3, episodes::consultant),
    (8, episodes::home_visit),
    (20, episodes::medicines),
    (11, episodes::laboratory),
    (7, episodes::imaging),
    (6, episodes::physiotherapy),
    (8, episodes::nursing),
    (3, episodes::dental_care),
    (2, episodes::dental_prosthesis),
    (2, episodes::glasses),
    (2, episodes::appliances),
    (4, episodes::transport),
    (2, episodes::hospital_stay),
    (1, episodes::surgery),
];

/// Something of everyday life happens to the patient; one file in fifty is taken up again later.
pub fn everyday(care: &mut Care<'_>, patient: usize, day: NaiveDate) {
    let episode = match care.age(patient) {
        0..=15 => care.dice.weighted(&CHILD),
        16..=64 => care.dice.weighted(&ADULT),
        _ => care.dice.weighted(&OLD),
    };
    let file = episode(care, patient, day);
    if care.dice.chance(2) {
        let corrections = [(2, Correction::HigherTariff), (2, Correction::LowerTariff), (1, Correction::Exempt)];
        let correction = care.dice.weighted(&corrections);
        care.adjust(file, correction);
    }
}

impl<'w> Care<'w> {
    /// A practitioner of that trade: mostly the household's own.
    pub fn practitioner(&mut self, trade: Trade) -> &'w Practitioner {
        let candidates = self.world.register.of(trade);
        if self.dice.chance(75) {
            &candidates[(self.family.index as usize * 31 + trade as usize * 7) % candidates.len()]
        } else {
            self.dice.pick(candidates)
        }
    }

    /// The doctor who prescribes: the family doctor as a rule, sometimes a specialist.
    pub fn prescriber(&mut self) -> &'w Practitioner {
        let trade = if self.dice.chance(75) { Trade::GeneralPractice } else { self.dice.weighted(&SPECIALISTS) };
        self.practitioner(trade)
    }
}
