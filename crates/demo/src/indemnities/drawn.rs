//! The absences of people whom nobody has named.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use extract::records::Population;

use super::{Absences, Employment, File, Ledger};
use crate::{
    dice::{Dice, Purpose},
    household::Family,
    world::World,
};

/// Invented employers.
const EMPLOYERS: [&str; 14] = [
    "Société des Bains de Démonstration",
    "Ateliers du Port",
    "Boulangerie du Rocher",
    "Garage de la Condamine",
    "Hôtel des Étoiles",
    "Cabinet Marquet et Fils",
    "Laboratoires Azur",
    "Pharmacie de l’Annonciade",
    "Transports Riviera",
    "Imprimerie du Larvotto",
    "Clinique des Palmiers",
    "École Saint-Romain",
    "Nettoyage Méditerranée",
    "Banque de l’Horizon",
];

/// The absences of the holder of the household with that index.
pub fn drawn(world: &World, seed: u64, index: u32, family: &Family) -> Absences {
    let mut dice = Dice::new(seed, Purpose::Absences, index);
    let mut ledger = Ledger::new(world, family);
    let (works, is_employed) = occupation(family);
    if !works {
        return ledger.close();
    }
    if dice.chance(3) {
        let since = world.calendar.month_start(dice.count(2, 20) as u32);
        pension(&mut ledger, since, dice.between(7_000, 16_000));
    }
    if dice.chance(22) {
        for _ in 0..dice.count(1, 3) {
            let days = dice.weighted(&[(30, 3), (40, 8), (20, 18), (10, 45)]);
            let from = ledger.days_ago(dice.count(5, 420));
            let employments = employments(&mut dice, is_employed);
            ledger.sickness(from, days, &employments);
        }
    }
    ledger.close()
}

/// Whether the holder works, and for somebody else.
fn occupation(family: &Family) -> (bool, bool) {
    let own = family.subscriptions.iter().rev().find(|(resident, _)| *resident == 0);
    let population = own.map_or(Population::Retired, |(_, population)| *population);
    (population != Population::Retired, population == Population::Employee)
}

/// One employer as a rule, sometimes two; none for the self-employed.
fn employments(dice: &mut Dice, is_employed: bool) -> Vec<Employment> {
    let count = if is_employed && dice.chance(12) { 2 } else { 1 };
    let first = dice.below(EMPLOYERS.len());
    let employment = |position: usize| Employment {
        employer: is_employed.then(|| EMPLOYERS[(first + 5 * position) % EMPLOYERS.len()]),
        daily_cents: dice.between(6_000, 18_000),
        subrogated: is_employed && dice.chance(35),
    };
    (0..count).map(employment).collect()
}

/// Months of an invalidity pension, from that day to the month in which the data stand.
pub fn pension(ledger: &mut Ledger<'_>, since: NaiveDate, daily_cents: i64) {
    let as_of = ledger.calendar.as_of;
    let first = since.max(ledger.family.holder().since).with_day(1).unwrap_or(since);
    for month in (0..).map_while(|months| first.checked_add_months(Months::new(months))) {
        let until = month + Months::new(1) - Days::new(1);
        if month > as_of {
            return;
        }
        ledger.file(File::invalidity(month, until, daily_cents));
    }
}
