//! What care the households of the named people have had. None of it depends on the seed.

use super::{families, singles};
use crate::{
    calendar::{Calendar, working_day_until, working_days_after},
    care::{Care, Correction, Filed, bill::Billed, cases, episodes},
    dice::{Dice, Purpose},
    household::Family,
    nomenclature::{C, CS},
    practitioners::Trade,
    world::World,
};

/// A household of named people: who lives there, and what happened to them.
struct Story {
    family: fn(&Calendar) -> Family,
    care: fn(&mut Care<'_>),
}

/// The numbers of statements of the named households begin with this one; those of the others follow.
const FIRST_INDEX: u32 = 101;

/// How many households the named people live in.
pub const HOUSEHOLDS: u32 = STORIES.len() as u32;

/// The households of the named people, with their care, in the order of the list.
pub fn tell(world: &World) -> impl Iterator<Item = (Family, Vec<Filed>)> {
    STORIES.iter().zip(FIRST_INDEX..).map(|(story, index)| {
        let mut family = (story.family)(&world.calendar);
        family.index = index;
        let mut care = Care::new(world, &family, Dice::new(0, Purpose::Story, index));
        (story.care)(&mut care);
        let filed = care.close();
        (family, filed)
    })
}

const STORIES: [Story; 19] = [
    Story { family: families::dupont, care: everything },
    Story { family: families::orengo, care: across_the_border },
    Story { family: families::ferrero, care: |care| care.fill(95) },
    Story { family: families::rossi_of_marc, care: |care| care.fill(55) },
    Story { family: families::rossi_of_claire, care: |care| care.fill(24) },
    Story { family: singles::blanchi, care: |_| {} },
    Story { family: families::benali, care: |care| care.fill(48) },
    Story { family: families::moretti_of_paolo, care: coming_of_age },
    Story { family: families::moretti_of_lucas, care: |care| care.fill(12) },
    Story { family: families::garnier, care: separation },
    Story { family: singles::castellari, care: |care| care.fill(460) },
    Story { family: families::vatrican, care: hospital },
    Story { family: singles::bianchi, care: fees_unpaid },
    Story { family: singles::noaro, care: adjustments },
    Story { family: singles::aubreville, care: |care| care.fill(40) },
    Story { family: singles::sangiorgio, care: only_in_progress },
    Story { family: singles::giordano, care: |_| {} },
    Story { family: singles::bottero, care: |_| {} },
    Story { family: singles::robini, care: |_| {} },
];

/// Alain Dupont: every case, for him and his family in turn.
fn everything(care: &mut Care<'_>) {
    for (case, position) in cases::CASES.iter().zip(0..) {
        // The family takes turns, the holder most often.
        case(care, [0, 1, 0, 2, 0, 1, 3, 0, 0, 4][position % 10]);
    }
    for child in 2..5 {
        let day = care.days_ago(child, 12 * child as u64);
        episodes::consultation(care, child, day);
    }
    care.fill(150);
}

/// Giulia Orengo: some of the care in Italy.
fn across_the_border(care: &mut Care<'_>) {
    for days in [30, 100, 190, 300] {
        let day = care.days_ago(0, days);
        episodes::abroad(care, (days % 20 == 0).into(), day);
    }
    care.fill(62);
}

/// The Morettis: Lucas had care as a child of theirs.
fn coming_of_age(care: &mut Care<'_>) {
    for days in [170, 210, 250, 330] {
        let day = care.days_ago(2, days);
        episodes::consultation(care, 2, day);
    }
    care.fill(78);
}

/// The Garniers: Isabelle's care until the divorce, some of it paid to herself.
fn separation(care: &mut Care<'_>) {
    for days in [250, 280, 310, 345, 400] {
        let day = care.days_ago(1, days);
        let doctor = care.practitioner(Trade::GeneralPractice);
        let line = care.act(1, &C, day).by(doctor);
        let line = if days < 300 { line.paid_to_third_party("Isabelle Lefèvre") } else { line };
        care.file(1, vec![line]);
    }
    care.fill(58);
}

/// The Vatricans: a birth, an operation, a stay, and teeth.
fn hospital(care: &mut Care<'_>) {
    cases::births(care);
    let (operation, stay, dentist) = (care.days_ago(0, 60), care.days_ago(2, 140), care.days_ago(0, 200));
    episodes::surgery(care, 0, operation);
    episodes::hospital_stay(care, 2, stay);
    episodes::dental_prosthesis(care, 0, dentist);
    care.fill(70);
}

/// Chiara Bianchi: nothing but unpaid fees, at doctors and in series.
fn fees_unpaid(care: &mut Care<'_>) {
    for days in [8, 34, 70, 120, 165, 220, 290, 340, 420] {
        let day = care.days_ago(0, days);
        let (trade, benefit) = if days % 20 == 0 { (Trade::Gynaecology, &CS) } else { (Trade::GeneralPractice, &C) };
        let doctor = care.practitioner(trade);
        let line = care.act(0, benefit, day).fees_unpaid_to(doctor);
        care.file(0, vec![line]);
    }
}

/// Olivier Noaro: files adjusted up, down and twice, one of them only just now.
fn adjustments(care: &mut Care<'_>) {
    cases::adjusted_up(care, 0);
    cases::adjusted_down(care, 0);
    cases::adjusted_twice(care, 0);
    let day = care.days_ago(0, 90);
    let line = care.act(0, &CS, day).by(care.practitioner(Trade::Cardiology));
    let file = care.file(0, vec![line]);
    let as_of = care.calendar().as_of;
    care.adjust_on(file, Correction::Exempt, working_day_until(as_of));
    care.fill(45);
}

/// Hugo Sangiorgio: four files, none of them validated yet.
fn only_in_progress(care: &mut Care<'_>) {
    let as_of = care.calendar().as_of;
    for (days, trade) in
        [(12, Trade::Dermatology), (10, Trade::Ophthalmology), (8, Trade::Otolaryngology), (5, Trade::Cardiology)]
    {
        let day = care.days_ago(0, days);
        let line = care.act(0, &CS, day).by(care.practitioner(trade));
        let processed_on = working_day_until(as_of).max(day);
        care.file_on(0, vec![line], processed_on, working_days_after(as_of, 4));
    }
}
