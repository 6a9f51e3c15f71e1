//! What makes one household in twenty-five special, in turn, so that a small fund has every kind too.

use chrono::{Days, NaiveDate};
use extract::records::{Fund, MemberRole, Population};

use super::{Family, situation};
use crate::{addresses::Address, calendar::Calendar, dice::Dice};

/// What is special about a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quirk {
    /// Nothing.
    None,
    /// The spouse has left; earlier care stays on the file.
    FormerSpouse,
    /// The spouse has died within the year.
    Bereaved,
    /// Rights changed from one fund to the other.
    ChangedFund,
    /// Documents are missing, and the card colour is not determined.
    Incomplete,
    /// Nobody was cared for.
    Healthy,
}

impl Quirk {
    /// The quirk of a household: each kind comes once in twenty-five.
    pub fn of(index: u32) -> Self {
        match index % 25 {
            3 => Self::FormerSpouse,
            8 => Self::Bereaved,
            13 => Self::ChangedFund,
            18 => Self::Incomplete,
            23 => Self::Healthy,
            _ => Self::None,
        }
    }

    /// Whether it takes a spouse.
    pub fn needs_a_couple(self) -> bool {
        matches!(self, Self::FormerSpouse | Self::Bereaved)
    }
}

/// Makes the household special.
pub fn apply(quirk: Quirk, family: &mut Family, dice: &mut Dice, calendar: &Calendar) {
    let day = calendar.days_ago(dice.count(50, 320));
    match quirk {
        Quirk::None | Quirk::Healthy => {}
        Quirk::FormerSpouse => separate(family, day, &Address::draw(dice)),
        Quirk::Bereaved => bereave(family, day),
        Quirk::ChangedFund => change_fund(family, day),
        Quirk::Incomplete => {
            family.residents[0].person.file_incomplete = true;
            family.colour = None;
        }
    }
}

/// Ends the spouse's membership on that day: divorced, and living elsewhere. The holder takes over as recipient.
pub fn separate(family: &mut Family, day: NaiveDate, home: &Address) {
    family.residents[0].person.family_situation = Some(situation::DIVORCED.to_owned());
    let was_recipient = family.residents.iter().any(|resident| resident.recipient);
    for spouse in family.residents.iter_mut().filter(|resident| resident.role == MemberRole::Spouse) {
        spouse.until = Some(day);
        (spouse.was_recipient, spouse.recipient) = (spouse.recipient, false);
        spouse.person.family_situation = Some(situation::DIVORCED.to_owned());
        spouse.person.address_line_1 = Some(home.street.clone());
        spouse.person.address_line_2 = home.complement.clone();
        spouse.person.postal_code = Some(home.postal_code.to_owned());
        spouse.person.city = Some(home.city.to_owned());
        spouse.person.country = Some(home.country.to_owned());
    }
    family.residents[0].recipient = was_recipient;
}

/// The spouse dies on that day.
pub fn bereave(family: &mut Family, day: NaiveDate) {
    family.residents[0].person.family_situation = Some(situation::WIDOWED.to_owned());
    let was_recipient = family.residents.iter().any(|resident| resident.recipient);
    let Some(spouse) = family.residents.iter().position(|resident| resident.role == MemberRole::Spouse) else {
        return;
    };
    family.residents[spouse].until = Some(day);
    family.residents[spouse].person.death_date = Some(day);
    let spouse_row = &mut family.residents[spouse];
    (spouse_row.was_recipient, spouse_row.recipient) = (spouse_row.recipient, false);
    family.residents[0].recipient = was_recipient;
    family.subscriptions.retain(|(resident, _)| *resident != spouse);
}

/// From the day after, the other fund refunds; the holder subscribes under the new situation too.
pub fn change_fund(family: &mut Family, last_day: NaiveDate) {
    let next = match family.fund_on(last_day) {
        Fund::Ccss => Fund::Camti,
        Fund::Camti => Fund::Ccss,
    };
    family.funds.push((next, last_day + Days::new(1)));
    let population = match next {
        Fund::Ccss => Population::Employee,
        Fund::Camti => Population::SelfEmployed,
    };
    if family.subscriptions.iter().all(|(resident, held)| *resident != 0 || *held == Population::Retired) {
        return;
    }
    family.subscriptions.push((0, population));
}
