//! A household that nobody has named: its family and its care, from the seed and its index alone.

use extract::records::FamilyAllowance;

use crate::{
    Options,
    allowances::{Allowances, Incident},
    care::{Care, Filed, cases},
    dice::{Dice, Purpose},
    household::{Family, compose, quirks::Quirk},
    people,
    world::World,
};

/// The numbers of statements of these households begin after those of the named people's.
const FIRST_INDEX: u32 = 101 + people::HOUSEHOLDS;

/// The household with that index.
pub fn household(world: &World, options: &Options, index: u32) -> (Family, Vec<Filed>) {
    let family = compose(options.seed, index, FIRST_INDEX + index, &world.calendar);
    let mut care = Care::new(world, &family, Dice::new(options.seed, Purpose::Care, index));
    if let Some(average) = options.lines_per_household {
        cases::stage(&mut care, index);
        cases::births(&mut care);
        care.fill(exact_quota(options.seed, index, average));
    } else if Quirk::of(index) != Quirk::Healthy {
        cases::stage(&mut care, index);
        cases::births(&mut care);
        let quota = care.natural_quota().max(care.len());
        care.fill(quota);
    }
    let filed = care.close();
    (family, filed)
}

/// The family allowances of the household with that index.
pub fn allowances(world: &World, options: &Options, index: u32, family: &Family) -> Vec<FamilyAllowance> {
    let mut dice = Dice::new(options.seed, Purpose::Allowances, index);
    Allowances::draw(family, &world.calendar, &mut dice, |_, dice| Incident::draw(dice))
}

/// How many lines the household has when the average is given: what it has more than the average, its neighbour has
/// less.
fn exact_quota(seed: u64, index: u32, average: u32) -> usize {
    let more = Dice::new(seed, Purpose::Quota, index / 2).below(average as usize / 2 + 1);
    if index.is_multiple_of(2) { average as usize + more } else { average as usize - more }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_have_the_average_between_them() {
        for index in (0..40).step_by(2) {
            assert_eq!(exact_quota(9, index, 115) + exact_quota(9, index + 1, 115), 230);
        }
        assert_eq!(exact_quota(9, 0, 0), 0);
    }
}
