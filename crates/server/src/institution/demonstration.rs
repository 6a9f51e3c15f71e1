//! The demonstration notice: only when the program was asked to demonstrate.

use contract::{
    institution::{Demonstration, DemonstrationPerson},
    language::LocalizedText,
    population::Population,
};

/// The fictitious people whom one can sign in as.
#[must_use]
pub fn demonstration() -> Demonstration {
    let people = demo::people().into_iter().map(|person| DemonstrationPerson {
        name: format!("{} {}", person.first_name, person.last_name),
        situation: LocalizedText {
            fr: person.situation.fr.to_owned(),
            en: person.situation.en.to_owned(),
            it: person.situation.it.to_owned(),
        },
        population: population(person.population),
        matricule: person.matricule.to_owned(),
        birth_date: person.birth_date,
        password: person.password.to_owned(),
    });
    Demonstration { people: people.collect() }
}

const fn population(code: extract::records::Population) -> Population {
    match code {
        extract::records::Population::Employee => Population::Employee,
        extract::records::Population::SelfEmployed => Population::SelfEmployed,
        extract::records::Population::Retired => Population::Retired,
        extract::records::Population::Spouse => Population::Spouse,
    }
}
