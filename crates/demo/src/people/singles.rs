//! The households of the named people who live alone.

use extract::records::{
    CardColour, Fund, MemberRole,
    Population::{Employee, Retired},
};

use super::building::{home, household, named, newcomer};
use crate::{
    calendar::{Calendar, date},
    household::{Family, quirks, situation},
};

/// Thomas Blanchi, who needs no doctor.
pub fn blanchi(_: &Calendar) -> Family {
    let home = home("9, avenue Raymond Gramaglia", "Résidence Les Mimosas", ("06320", "Cap-d’Ail", "FR"));
    let holder = named("033015-1", MemberRole::Holder, date(2019, 9, 1), &home);
    household("033015", holder, CardColour::Verte, Fund::Ccss, Employee)
}

/// Jeanne Castellari, who is cared for every day.
pub fn castellari(_: &Calendar) -> Family {
    let home = home("22, rue Grimaldi", "Palais Azur, 5e étage", ("98000", "Monaco", "MC"));
    let mut holder = named("001875-1", MemberRole::Holder, date(1961, 5, 1), &home);
    holder.exempt = true;
    holder.person.birth_name = Some("Aureglia".to_owned());
    holder.person.family_situation = Some(situation::WIDOWED.to_owned());
    household("001875", holder, CardColour::Verte, Fund::Ccss, Retired)
}

/// Chiara Bianchi, who never advances fees.
pub fn bianchi(_: &Calendar) -> Family {
    let home = home("47, boulevard de la République", "Le Panorama, 6e étage", ("06240", "Beausoleil", "FR"));
    let holder = named("036440-1", MemberRole::Holder, date(2017, 1, 9), &home);
    household("036440", holder, CardColour::Verte, Fund::Ccss, Employee)
}

/// Olivier Noaro, whose files are taken up again.
pub fn noaro(_: &Calendar) -> Family {
    let home = home("16, avenue Jean Jaurès", "Les Citronniers, bloc C", ("06190", "Roquebrune-Cap-Martin", "FR"));
    let holder = named("029187-1", MemberRole::Holder, date(1998, 2, 2), &home);
    household("029187", holder, CardColour::Rose, Fund::Ccss, Employee)
}

/// The lady with the long name, self-employed for five months.
pub fn aubreville(calendar: &Calendar) -> Family {
    let home = home("1 bis, escalier du Castelleretto", "Château Amiral, rez-de-chaussée", ("98000", "Monaco", "MC"));
    let mut holder = named("040056-1", MemberRole::Holder, date(2003, 10, 1), &home);
    holder.person.birth_name = Some("d’Esclapon-Villeneuve de L’Hostis".to_owned());
    holder.person.family_situation = Some(situation::DIVORCED.to_owned());
    let mut family = household("040056", holder, CardColour::Bulle, Fund::Ccss, Employee);
    quirks::change_fund(&mut family, calendar.days_ago(150));
    family
}

/// Hugo Sangiorgio, new to the fund.
pub fn sangiorgio(calendar: &Calendar) -> Family {
    let home = home("50, quai Jean-Charles Rey", "Le Grand Large, 8e étage", ("98000", "Monaco", "MC"));
    let holder = named("048813-1", MemberRole::Holder, calendar.days_ago(25), &home);
    household("048813", holder, CardColour::Verte, Fund::Ccss, Employee)
}

/// Matteo Giordano, who may subscribe.
pub fn giordano(_: &Calendar) -> Family {
    let home = home("18, boulevard de Belgique", "Les Glycines, 2e étage", ("98000", "Monaco", "MC"));
    let holder = newcomer("050001-1", date(2024, 2, 1), &home);
    let mut family = household("050001", holder, CardColour::Verte, Fund::Ccss, Employee);
    family.subscriptions.clear();
    family
}

/// Lucienne Bottero, whose address nobody knows.
pub fn bottero(_: &Calendar) -> Family {
    let home = home("", "", ("", "", "MC"));
    let mut holder = newcomer("050002-1", date(1976, 6, 1), &home);
    let person = &mut holder.person;
    (person.address_line_1, person.address_line_2, person.postal_code) = (None, None, None);
    (person.city, person.country) = (None, None);
    let mut family = household("050002", holder, CardColour::Verte, Fund::Ccss, Retired);
    family.subscriptions.clear();
    family
}

/// Camille Robini, whom the fund has subscribed.
pub fn robini(_: &Calendar) -> Family {
    let home = home("6, rue des Roses", "Villa Bel Air, 1er étage", ("98000", "Monaco", "MC"));
    let holder = newcomer("050003-1", date(2022, 9, 1), &home);
    household("050003", holder, CardColour::Verte, Fund::Ccss, Employee)
}
