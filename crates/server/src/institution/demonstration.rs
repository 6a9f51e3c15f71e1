//! The demonstration notice: only when the program was asked to demonstrate.

use contract::{
    institution::{Demonstration, DemonstrationNewcomer, DemonstrationPerson},
    language::LocalizedText,
    population::Population,
};

/// The fictitious people whom one can sign in as, and those who have no password yet.
#[must_use]
pub fn demonstration() -> Demonstration {
    let people = demo::people().into_iter().map(|person| DemonstrationPerson {
        name: format!("{} {}", person.first_name, person.last_name),
        situation: situation(person.situation),
        population: population(person.population),
        matricule: person.matricule.to_owned(),
        birth_date: person.birth_date,
        password: person.password.to_owned(),
    });
    let newcomers = demo::newcomers().into_iter().map(|person| DemonstrationNewcomer {
        first_name: person.first_name.to_owned(),
        last_name: person.last_name.to_owned(),
        situation: situation(person.situation),
        population: population(person.population),
        matricule: person.matricule.to_owned(),
        birth_date: person.birth_date,
        subscribed: person.is_subscribed,
    });
    Demonstration { people: people.collect(), newcomers: newcomers.collect() }
}

fn situation(texts: demo::Situation) -> LocalizedText {
    LocalizedText { fr: texts.fr.to_owned(), en: texts.en.to_owned(), it: texts.it.to_owned() }
}

const fn population(code: extract::records::Population) -> Population {
    match code {
        extract::records::Population::Employee => Population::Employee,
        extract::records::Population::SelfEmployed => Population::SelfEmployed,
        extract::records::Population::Retired => Population::Retired,
        extract::records::Population::Spouse => Population::Spouse,
    }
}
