//! Who lives in the households of the named people who have a family.

use chrono::Days;
use extract::records::{
    CardColour, Fund, MemberRole,
    Population::{Employee, Retired, SelfEmployed, Spouse},
};

use super::building::{couple, home, household, named, relative};
use crate::{
    addresses::Address,
    calendar::{Calendar, date},
    household::{Family, Resident, add_child, quirks},
};

/// Alain and Sophie Dupont and their three children.
pub fn dupont(_: &Calendar) -> Family {
    let home = home("12, boulevard des Moulins", "Le Bel Horizon, 3e étage", ("98000", "Monaco", "MC"));
    let since = date(2008, 9, 1);
    let holder = named("002490-1", MemberRole::Holder, since, &home);
    let mut family = household("002490", holder, CardColour::Rose, Fund::Ccss, Employee);
    couple(&mut family, named("002490-2", MemberRole::Spouse, since, &home), Some("Martin"));
    family.subscriptions.push((1, Spouse));
    (family.mother, family.residents[1].recipient) = (Some(1), true);
    for (first_name, birth_date) in
        [("Emma", date(2012, 5, 19)), ("Louis", date(2015, 10, 24)), ("Chloé", date(2019, 2, 17))]
    {
        add_child(&mut family, (first_name.to_owned(), "Dupont".to_owned()), birth_date);
    }
    family
}

/// Giulia Orengo and her son.
pub fn orengo(_: &Calendar) -> Family {
    let home = home("Corso Genova 41", "Scala B, 2e étage", ("18039", "Ventimiglia", "IT"));
    let holder = named("014713-1", MemberRole::Holder, date(2011, 4, 1), &home);
    let mut family = household("014713", holder, CardColour::Bulle, Fund::Camti, SelfEmployed);
    (family.mother, family.residents[0].recipient) = (Some(0), true);
    add_child(&mut family, ("Matteo".to_owned(), "Orengo".to_owned()), date(2016, 6, 25));
    family
}

/// René Ferrero, whose wife died during the year.
pub fn ferrero(calendar: &Calendar) -> Family {
    let home = home("7, rue Plati", "Villa Marguerite", ("98000", "Monaco", "MC"));
    let since = date(1974, 1, 7);
    let holder = named("003128-1", MemberRole::Holder, since, &home);
    let mut family = household("003128", holder, CardColour::Verte, Fund::Ccss, Retired);
    let yvette = relative("003128-2", ("Yvette", "Ferrero"), date(1951, 1, 30), MemberRole::Spouse, (since, &home));
    couple(&mut family, yvette, Some("Allavena"));
    quirks::bereave(&mut family, calendar.days_ago(210));
    for resident in &mut family.residents {
        resident.exempt = true;
    }
    family
}

fn rossi_home() -> Address {
    home("28, avenue du Général de Gaulle", "Les Terrasses, entrée A", ("06240", "Beausoleil", "FR"))
}

/// Marc Rossi, with Claire as his wife and recipient, and their daughter.
pub fn rossi_of_marc(_: &Calendar) -> Family {
    let home = rossi_home();
    let since = date(2012, 2, 1);
    let holder = relative("018254-1", ("Marc", "Rossi"), date(1984, 5, 20), MemberRole::Holder, (since, &home));
    let mut family = household("018254", holder, CardColour::Rose, Fund::Ccss, Employee);
    couple(&mut family, named("018254-2", MemberRole::Spouse, since, &home), Some("Palmero"));
    family.subscriptions.push((1, Spouse));
    (family.mother, family.residents[1].recipient) = (Some(1), true);
    add_child(&mut family, ("Nina".to_owned(), "Rossi".to_owned()), date(2017, 3, 28));
    family
}

/// Claire Rossi under her own matricule.
pub fn rossi_of_claire(_: &Calendar) -> Family {
    let mut holder = named("018254-2", MemberRole::Holder, date(2016, 9, 1), &rossi_home());
    holder.recorded_elsewhere = true;
    household("021377", holder, CardColour::Rose, Fund::Ccss, Employee)
}

/// Nadia Benali, whose file is incomplete, and her two children.
pub fn benali(_: &Calendar) -> Family {
    let home = home("15, boulevard de Riquier", "bât. C, 4e étage", ("06300", "Nice", "FR"));
    let holder = named("027846-1", MemberRole::Holder, date(2013, 11, 1), &home);
    let mut family = household("027846", holder, CardColour::Verte, Fund::Ccss, Employee);
    family.residents[0].person.file_incomplete = true;
    family.residents[0].recipient = true;
    family.mother = Some(0);
    family.colour = None;
    add_child(&mut family, ("Inès".to_owned(), "Benali".to_owned()), date(2014, 8, 26));
    add_child(&mut family, ("Adam".to_owned(), "Benali".to_owned()), date(2018, 12, 15));
    family
}

fn moretti_home() -> Address {
    home("33, avenue de la Paix", "Les Oliviers, bât. B", ("06190", "Roquebrune-Cap-Martin", "FR"))
}

/// The first day of Lucas Moretti's employment: five months ago, and once of age.
fn lucas_starts(calendar: &Calendar) -> chrono::NaiveDate {
    calendar.month_start(5).max(date(2025, 5, 1))
}

/// Paolo and Silvia Moretti, their son Lucas until he started to work, and their daughter.
pub fn moretti_of_paolo(calendar: &Calendar) -> Family {
    let home = moretti_home();
    let since = date(2001, 3, 1);
    let holder = relative("019633-1", ("Paolo", "Moretti"), date(1972, 2, 24), MemberRole::Holder, (since, &home));
    let mut family = household("019633", holder, CardColour::Verte, Fund::Ccss, Employee);
    let silvia = relative("019633-2", ("Silvia", "Moretti"), date(1974, 9, 18), MemberRole::Spouse, (since, &home));
    couple(&mut family, silvia, Some("Verrando"));
    (family.mother, family.residents[1].recipient) = (Some(1), true);
    let mut lucas = named("019633-3", MemberRole::Child, date(2007, 4, 21), &home);
    lucas.until = Some(lucas_starts(calendar) - Days::new(1));
    family.residents.push(lucas);
    add_child(&mut family, ("Aurora".to_owned(), "Moretti".to_owned()), date(2011, 12, 16));
    family
}

/// Lucas Moretti under his own matricule.
pub fn moretti_of_lucas(calendar: &Calendar) -> Family {
    let mut holder = named("019633-3", MemberRole::Holder, lucas_starts(calendar), &moretti_home());
    holder.recorded_elsewhere = true;
    household("045502", holder, CardColour::Verte, Fund::Ccss, Employee)
}

/// Philippe Garnier, his former wife Isabelle Lefèvre, and their son.
pub fn garnier(calendar: &Calendar) -> Family {
    let address = home("5, rue Auguste Gal", "2e étage", ("06300", "Nice", "FR"));
    let since = date(2004, 6, 1);
    let holder =
        relative("022618-1", ("Philippe", "Garnier"), date(1975, 6, 19), MemberRole::Holder, (since, &address));
    let mut family = household("022618", holder, CardColour::Verte, Fund::Ccss, Employee);
    let isabelle: Resident = named("022618-2", MemberRole::Spouse, since, &address);
    couple(&mut family, isabelle, None);
    family.subscriptions.push((1, Spouse));
    family.residents[1].recipient = true;
    let now = home("19, promenade du Soleil", "Le Mirador", ("06500", "Menton", "FR"));
    quirks::separate(&mut family, calendar.days_ago(240), &now);
    add_child(&mut family, ("Jules".to_owned(), "Garnier".to_owned()), date(2013, 1, 30));
    family
}

/// Antoine and Elena Vatrican, their son, and their daughter born three months ago.
pub fn vatrican(calendar: &Calendar) -> Family {
    let home = home("3, rue Comte Félix Gastaldi", "1er étage", ("98000", "Monaco", "MC"));
    let since = date(2009, 10, 1);
    let holder = named("030921-1", MemberRole::Holder, since, &home);
    let mut family = household("030921", holder, CardColour::Verte, Fund::Ccss, Employee);
    let elena = relative("030921-2", ("Elena", "Vatrican"), date(1990, 4, 15), MemberRole::Spouse, (since, &home));
    couple(&mut family, elena, Some("Lanteri"));
    (family.mother, family.residents[1].recipient) = (Some(1), true);
    add_child(&mut family, ("Gabriel".to_owned(), "Vatrican".to_owned()), date(2021, 8, 29));
    add_child(&mut family, ("Alice".to_owned(), "Vatrican".to_owned()), calendar.days_ago(95));
    family
}
