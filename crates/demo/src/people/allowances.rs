//! What happened to the family allowances of the named people. None of it depends on the seed.

use extract::records::FamilyAllowance;

use crate::{
    allowances::{Allowances, Incident},
    dice::{Dice, Purpose},
    household::Family,
    world::World,
};

/// Alain and Sophie Dupont: every case, and a month of which Alain received a part himself.
const DUPONT: &[(u32, Incident)] = &[
    (1, Incident::RecoveredForBoth),
    (2, Incident::SharedBetweenTwo),
    (3, Incident::RecoveredInternally),
    (4, Incident::RecoveredForThirdParty(0)),
    (6, Incident::GivenBack),
    (7, Incident::RecoveredBeyond),
    (8, Incident::Suspended),
    (9, Incident::CorrectedLater),
    (11, Incident::SharedBetweenTwo),
];

/// The Garniers: each of them in their own time.
const GARNIER: &[(u32, Incident)] =
    &[(2, Incident::RecoveredForThirdParty(1)), (9, Incident::CorrectedLater), (10, Incident::RecoveredInternally)];

/// The allowances of a household of named people.
pub fn granted(world: &World, family: &Family) -> Vec<FamilyAllowance> {
    let story = match family.matricule.as_str() {
        "002490" => DUPONT,
        "022618" => GARNIER,
        _ => &[],
    };
    let mut dice = Dice::new(0, Purpose::Allowances, family.index);
    Allowances::draw(family, &world.calendar, &mut dice, |months_ago, _| {
        story.iter().find(|(when, _)| *when == months_ago).map_or(Incident::None, |(_, incident)| *incident)
    })
}
