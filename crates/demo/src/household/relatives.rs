//! Spouse and children.

use chrono::NaiveDate;
use extract::records::{MemberRole, Population};

use super::{Family, Resident, adult, child, composition::birthday, situation};
use crate::{
    addresses::Address,
    calendar::Calendar,
    dice::Dice,
    names::{Gender, family_name, given_name},
};

/// Gives the holder, of that gender and age, a spouse, and answers the spouse's gender.
pub fn marry(
    family: &mut Family,
    dice: &mut Dice,
    (gender, age): (Gender, u32),
    home: &Address,
    calendar: &Calendar,
) -> Gender {
    let spouse_gender = if dice.chance(3) { gender } else { gender.other() };
    let spouse_age = (i64::from(age) + dice.between(-6, 6)).clamp(20, 97).unsigned_abs() as u32;
    let own_name = family_name(dice);
    let takes_name = dice.chance(70);
    let holder = &mut family.residents[0];
    holder.person.family_situation = Some(situation::MARRIED.to_owned());
    let name = if takes_name { holder.person.last_name.clone() } else { own_name.clone() };
    let first_name = given_name(dice, spouse_gender, spouse_age).to_owned();
    let birth_date = birthday(dice, spouse_age, calendar);
    let mut person = adult(format!("{}-2", family.matricule), (first_name, name), birth_date, home);
    person.family_situation = Some(situation::MARRIED.to_owned());
    person.birth_name = (takes_name && own_name != person.last_name).then_some(own_name);
    let since = holder.since;
    let mut spouse = Resident::new(person, MemberRole::Spouse, since);
    spouse.exempt = dice.chance(if spouse_age > 60 { 20 } else { 4 });
    family.residents.push(spouse);
    spouse_gender
}

/// Gives the holder, of that age, the children one would expect.
pub fn have_children(family: &mut Family, dice: &mut Dice, age: u32, calendar: &Calendar) {
    let couple = family.residents.len() > 1;
    let likely = match age {
        24..=58 if couple => 72,
        24..=58 => 22,
        _ => 0,
    };
    if !dice.chance(likely) {
        return;
    }
    let count = dice.weighted(&[(34, 1), (44, 2), (18, 3), (4, 4)]);
    for _ in 0..count {
        let oldest = age.saturating_sub(21).min(20);
        let youngest = age.saturating_sub(44).min(oldest);
        let age = dice.count(youngest.into(), oldest.into()) as u32;
        let birth_date = birthday(dice, age, calendar);
        let gender = if dice.chance(50) { Gender::Woman } else { Gender::Man };
        let name = (given_name(dice, gender, age).to_owned(), family.holder().person.last_name.clone());
        add_child(family, name, birth_date);
    }
}

/// Adds a child, a member from birth or from when the holder came under the fund.
pub fn add_child(family: &mut Family, name: (String, String), birth_date: NaiveDate) {
    let number = format!("{}-{}", family.matricule, family.residents.len() + 1);
    let since = birth_date.max(family.holder().since);
    family.residents.push(Resident::new(child(number, name, birth_date), MemberRole::Child, since));
}

/// Family allowances are paid to the mother as a rule, and she may have subscribed as their recipient.
pub fn choose_recipient(family: &mut Family, dice: &mut Dice, holder: Gender, spouse: Option<Gender>) {
    let subscribes = dice.chance(45);
    if !family.residents.iter().any(|resident| resident.role == MemberRole::Child) {
        return;
    }
    family.mother = match (holder, spouse) {
        (Gender::Woman, _) => Some(0),
        (Gender::Man, Some(Gender::Woman)) => Some(1),
        (Gender::Man, _) => None,
    };
    let recipient = family.mother.unwrap_or(0);
    family.residents[recipient].recipient = true;
    if recipient != 0 && subscribes {
        family.subscriptions.push((recipient, Population::Spouse));
    }
}
