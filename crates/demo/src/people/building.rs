//! Putting a named person's household together.

use chrono::NaiveDate;
use extract::records::{CardColour, Fund, MemberRole, Population};

use super::{newcomers, people};
use crate::{
    addresses::Address,
    household::{Family, Resident, adult, situation},
};

/// Postal code, city, country.
type Town = (&'static str, &'static str, &'static str);

/// An address.
pub fn home(street: &str, complement: &str, (postal_code, city, country): Town) -> Address {
    Address { street: street.to_owned(), complement: Some(complement.to_owned()), postal_code, city, country }
}

/// A household of one adult, who has subscribed.
pub fn household(matricule: &str, holder: Resident, colour: CardColour, fund: Fund, population: Population) -> Family {
    Family {
        index: 0,
        matricule: matricule.to_owned(),
        colour: Some(colour),
        funds: vec![(fund, holder.since)],
        residents: vec![holder],
        mother: None,
        subscriptions: vec![(0, population)],
    }
}

/// Adds a spouse, whose name at birth is given when it differs.
pub fn couple(family: &mut Family, mut spouse: Resident, birth_name: Option<&str>) {
    spouse.person.birth_name = birth_name.map(str::to_owned);
    spouse.person.family_situation = Some(situation::MARRIED.to_owned());
    family.residents[0].person.family_situation = Some(situation::MARRIED.to_owned());
    family.residents.push(spouse);
}

/// Somebody of the list of named people, by the fund's number.
pub fn named(number: &str, role: MemberRole, since: NaiveDate, home: &Address) -> Resident {
    let row = people().into_iter().find(|person| person.number == number);
    let (name, birth_date) = row.map_or_else(Default::default, |person| {
        ((person.first_name.to_owned(), person.last_name.to_owned()), person.birth_date)
    });
    Resident::new(adult(number.to_owned(), name, birth_date, home), role, since)
}

/// Somebody of the list of newcomers, by the fund's number: a rights holder.
pub fn newcomer(number: &str, since: NaiveDate, home: &Address) -> Resident {
    let row = newcomers().into_iter().find(|person| person.number == number);
    let (name, birth_date) = row.map_or_else(Default::default, |person| {
        ((person.first_name.to_owned(), person.last_name.to_owned()), person.birth_date)
    });
    Resident::new(adult(number.to_owned(), name, birth_date, home), MemberRole::Holder, since)
}

/// Somebody who is in no list.
pub fn relative(
    number: &str,
    (first_name, last_name): (&str, &str),
    birth_date: NaiveDate,
    role: MemberRole,
    (since, home): (NaiveDate, &Address),
) -> Resident {
    let name = (first_name.to_owned(), last_name.to_owned());
    Resident::new(adult(number.to_owned(), name, birth_date, home), role, since)
}
