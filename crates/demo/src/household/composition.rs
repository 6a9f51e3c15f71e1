//! Drawing a household at random.

use chrono::{Days, Months, NaiveDate};
use extract::records::{CardColour, Fund, MemberRole, Population};

use super::{
    Family, Resident, adult,
    quirks::{self, Quirk},
    relatives, situation,
};
use crate::{
    addresses::Address,
    calendar::Calendar,
    care::cases,
    dice::{Dice, Purpose},
    names::{Gender, family_name, given_name},
};

/// What the holder lives from: population, fund, youngest and oldest age.
type Livelihood = (Population, Fund, u32, u32);

const LIVELIHOODS: [(u32, Livelihood); 4] = [
    (60, (Population::Employee, Fund::Ccss, 20, 63)),
    (14, (Population::SelfEmployed, Fund::Camti, 26, 66)),
    (22, (Population::Retired, Fund::Ccss, 61, 94)),
    (4, (Population::Retired, Fund::Camti, 64, 90)),
];

const COLOURS: [(u32, CardColour); 3] = [(48, CardColour::Verte), (32, CardColour::Rose), (20, CardColour::Bulle)];

/// The household with this index in the fund of `seed`: the same whatever the number of households.
pub fn compose(seed: u64, index: u32, position: u32, calendar: &Calendar) -> Family {
    let mut dice = Dice::new(seed, Purpose::Family, index);
    let quirk = Quirk::of(index);
    let (population, fund, youngest, oldest) = dice.weighted(&LIVELIHOODS);
    let matricule = matricule(index);
    let age = dice.count(youngest.into(), oldest.into()) as u32;
    let gender = if dice.chance(50) { Gender::Woman } else { Gender::Man };
    let birth_date = birthday(&mut dice, age, calendar);
    let name = (given_name(&mut dice, gender, age).to_owned(), family_name(&mut dice));
    let home = Address::draw(&mut dice);
    let newcomer = quirk == Quirk::None && !cases::needs_history(index) && dice.chance(4);
    let since = if newcomer { calendar.days_ago(130) } else { calendar.month_start(long_ago(&mut dice, age)) };
    let mut holder = Resident::new(
        adult(format!("{matricule}-1"), name, birth_date, &home),
        MemberRole::Holder,
        since.max(birth_date + Months::new(16 * 12)),
    );
    holder.person.family_situation = Some(alone(&mut dice, age).to_owned());
    holder.exempt = dice.chance(if age > 60 { 25 } else { 5 });
    let mut family = Family {
        index: position,
        matricule,
        colour: Some(dice.weighted(&COLOURS)),
        funds: vec![(fund, holder.since)],
        residents: vec![holder],
        mother: None,
        subscriptions: Vec::new(),
    };
    if dice.chance(70) {
        family.subscriptions.push((0, population));
    }
    let couple = quirk.needs_a_couple() || dice.chance(if age > 60 { 55 } else { 60 });
    let spouse = couple.then(|| relatives::marry(&mut family, &mut dice, (gender, age), &home, calendar));
    relatives::have_children(&mut family, &mut dice, age, calendar);
    relatives::choose_recipient(&mut family, &mut dice, gender, spouse);
    quirks::apply(quirk, &mut family, &mut dice, calendar);
    family
}

/// Matricules of six digits from 100000 on, each once, in no visible order.
fn matricule(index: u32) -> String {
    // 377977 and 900000 have no common divisor, so that no number comes twice.
    let scattered = (u64::from(index) * 377_977 + 51_513) % 900_000;
    (100_000 + scattered).to_string()
}

/// A birth date of somebody of that age.
pub fn birthday(dice: &mut Dice, age: u32, calendar: &Calendar) -> NaiveDate {
    let latest = calendar.as_of - Months::new(12 * age);
    latest - Days::new(dice.count(0, 364))
}

/// The family situation of somebody of that age who has no spouse.
fn alone(dice: &mut Dice, age: u32) -> &'static str {
    let (single, divorced, widowed) = match age {
        0..=34 => (95, 5, 0),
        35..=64 => (52, 44, 4),
        _ => (15, 30, 55),
    };
    dice.weighted(&[(single, situation::SINGLE), (divorced, situation::DIVORCED), (widowed, situation::WIDOWED)])
}

/// How many months ago somebody of that age came under the fund.
fn long_ago(dice: &mut Dice, age: u32) -> u32 {
    let adult_years = i64::from(age.saturating_sub(18)).max(2);
    (12 * dice.between(2, adult_years.min(30)) + dice.between(0, 11)).unsigned_abs() as u32
}
