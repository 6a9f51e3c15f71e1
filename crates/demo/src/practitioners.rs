//! The register of practitioners: the same in every fictitious fund, whatever its size and seed.

use extract::records::Practitioner;

use crate::{
    dice::{Dice, Purpose},
    names::{Gender, family_name, given_name},
};

/// What a practitioner does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trade {
    /// Family doctor.
    GeneralPractice,
    /// Heart.
    Cardiology,
    /// Skin.
    Dermatology,
    /// Eyes.
    Ophthalmology,
    /// Women's health.
    Gynaecology,
    /// Children.
    Paediatrics,
    /// Joints.
    Rheumatology,
    /// Ear, nose and throat.
    Otolaryngology,
    /// Mind.
    Psychiatry,
    /// Digestion.
    Gastroenterology,
    /// Bones.
    OrthopaedicSurgery,
    /// Images.
    Radiology,
    /// Laboratory.
    Laboratory,
    /// Physiotherapy.
    Physiotherapy,
    /// Nursing.
    Nursing,
    /// Speech therapy.
    SpeechTherapy,
    /// Midwife.
    Midwifery,
    /// Dentist.
    Dentistry,
    /// Orthodontist.
    Orthodontics,
    /// Pharmacist.
    Pharmacy,
    /// Optician.
    Optician,
}

/// Trade, specialty as the fund records it, number of practitioners.
const TRADES: [(Trade, &str, usize); 21] = [
    (Trade::GeneralPractice, "Médecine générale", 64),
    (Trade::Cardiology, "Cardiologie", 12),
    (Trade::Dermatology, "Dermatologie", 12),
    (Trade::Ophthalmology, "Ophtalmologie", 14),
    (Trade::Gynaecology, "Gynécologie", 12),
    (Trade::Paediatrics, "Pédiatrie", 12),
    (Trade::Rheumatology, "Rhumatologie", 8),
    (Trade::Otolaryngology, "Oto-rhino-laryngologie", 8),
    (Trade::Psychiatry, "Psychiatrie", 8),
    (Trade::Gastroenterology, "Gastro-entérologie", 8),
    (Trade::OrthopaedicSurgery, "Chirurgie orthopédique", 8),
    (Trade::Radiology, "Radiologie", 14),
    (Trade::Laboratory, "Biologie médicale", 10),
    (Trade::Physiotherapy, "Masso-kinésithérapie", 40),
    (Trade::Nursing, "Soins infirmiers", 32),
    (Trade::SpeechTherapy, "Orthophonie", 10),
    (Trade::Midwifery, "Sage-femme", 6),
    (Trade::Dentistry, "Chirurgie dentaire", 36),
    (Trade::Orthodontics, "Orthopédie dento-faciale", 6),
    (Trade::Pharmacy, "Pharmacie", 24),
    (Trade::Optician, "Optique", 8),
];

/// Specialists whom anybody consults, each as often as the weight says.
pub const SPECIALISTS: [(u32, Trade); 8] = [
    (14, Trade::Cardiology),
    (16, Trade::Dermatology),
    (20, Trade::Ophthalmology),
    (9, Trade::Rheumatology),
    (8, Trade::Otolaryngology),
    (6, Trade::Psychiatry),
    (6, Trade::Gastroenterology),
    (5, Trade::OrthopaedicSurgery),
];

const CITIES: [(u32, &str); 6] =
    [(58, "Monaco"), (12, "Beausoleil"), (6, "Cap-d’Ail"), (6, "Roquebrune-Cap-Martin"), (10, "Nice"), (8, "Menton")];

/// The practitioners registered with the fund.
#[derive(Debug)]
pub struct Register {
    all: Vec<Practitioner>,
}

impl Register {
    /// Draws the register. It depends on nothing, so that households of all funds go to the same practitioners.
    pub fn new() -> Self {
        let trades = TRADES.iter().flat_map(|(_, specialty, count)| std::iter::repeat_n(*specialty, *count));
        let mut dice = Dice::new(0, Purpose::Practitioners, 0);
        let mut draw = |(index, specialty): (usize, &str)| {
            let gender = if dice.chance(50) { Gender::Woman } else { Gender::Man };
            Practitioner {
                number: format!("P{}", 1001 + 7 * index),
                last_name: family_name(&mut dice),
                first_name: given_name(&mut dice, gender, 45).to_owned(),
                specialty: specialty.to_owned(),
                city: dice.weighted(&CITIES).to_owned(),
            }
        };
        Self { all: trades.enumerate().map(&mut draw).collect() }
    }

    /// Every practitioner, in the order of their numbers.
    pub fn all(&self) -> &[Practitioner] {
        &self.all
    }

    /// The practitioners of one trade, never empty.
    pub fn of(&self, trade: Trade) -> &[Practitioner] {
        let before = TRADES.iter().take_while(|(other, ..)| *other != trade);
        let start: usize = before.map(|(.., count)| count).sum();
        let count = TRADES.iter().find(|(other, ..)| *other == trade).map_or(0, |(.., count)| *count);
        &self.all[start..start + count]
    }
}

/// Given and family name, as on a bill.
pub fn full_name(practitioner: &Practitioner) -> String {
    format!("{} {}", practitioner.first_name, practitioner.last_name)
}

/// Hospitals and clinics; all of them invented.
pub const HOSPITALS: [&str; 7] = [
    "Centre hospitalier du Rocher",
    "Clinique des Spélugues",
    "Institut cardiologique du Larvotto",
    "Polyclinique Saint-Roman",
    "Hôpital de la Corniche, Nice",
    "Clinique du Val-de-Menton",
    "Centre de soins Sainte-Dévote",
];

/// Professionals abroad or not registered; all of them invented.
pub const UNREGISTERED: [&str; 8] = [
    "Dott. Carlo Ferrando, Sanremo",
    "Dott.ssa Lucia Amoretti, Bordighera",
    "Studio dentistico Riviera, Ventimiglia",
    "Dr. Helen Ashworth, London",
    "Dr. Markus Brandt, München",
    "Cabinet médical des Neiges, Auron",
    "Dra. Teresa Carvalho, Porto",
    "Praxis am See, Zürich",
];

/// Companies that carry patients; all of them invented.
pub const CARRIERS: [&str; 4] =
    ["Ambulances de la Riviera", "Taxis du Rocher", "Ambulances Saint-Charles", "VSL de la Côte"];

/// Who is paid when it is neither the insured person nor a professional; all of them invented.
pub const THIRD_PARTIES: [&str; 6] = [
    "Mutuelle Bleu Rivage",
    "Office fictif d’assistance sociale",
    "Étude de Me Lanteri, tutrice",
    "Société Horlogère du Port, employeur",
    "Fonds d’entraide de la Corniche",
    "Association Solidarité Corniche",
];
