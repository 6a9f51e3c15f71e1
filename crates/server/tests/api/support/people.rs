//! The named people of the fictitious fund, by what they are there to show.

use contract::population::Population;
use serde_json::{Value, json};

/// Somebody with a subscription.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who they are.
    pub named: demo::NamedPerson,
    /// Population to choose.
    pub population: Population,
}

impl Person {
    /// Matricule of the household that they sign in with.
    pub fn matricule(&self) -> &'static str {
        self.named.matricule
    }

    /// What they type to sign in.
    pub fn credentials(&self) -> Value {
        json!({
            "population": self.population.code(),
            "matricule": self.named.matricule,
            "birth_date": self.named.birth_date,
            "password": self.named.password,
        })
    }

    /// What they type, with one value replaced.
    pub fn credentials_but(&self, field: &str, value: impl Into<Value>) -> Value {
        let mut credentials = self.credentials();
        credentials[field] = value.into();
        credentials
    }
}

/// The named person with this matricule and population.
pub fn person(matricule: &str, population: Population) -> Person {
    let named = demo::people()
        .into_iter()
        .find(|who| who.matricule == matricule && who.population.code() == population.code())
        .unwrap_or_else(|| panic!("nobody is named for {matricule} as {population:?}"));
    Person { named, population }
}

/// Employee, married, three children; every kind of refund.
pub fn alain() -> Person {
    person("002490", Population::Employee)
}

/// Recipient: Alain's wife, same matricule.
pub fn sophie() -> Person {
    person("002490", Population::Spouse)
}

/// Self-employed.
pub fn giulia() -> Person {
    person("014713", Population::SelfEmployed)
}

/// Retired; his wife died during the year.
pub fn rene() -> Person {
    person("003128", Population::Retired)
}

/// Claire under her own matricule.
pub fn claire_as_employee() -> Person {
    person("021377", Population::Employee)
}

/// Claire under the matricule of her husband.
pub fn claire_as_spouse() -> Person {
    person("018254", Population::Spouse)
}

/// No refund at all.
pub fn thomas() -> Person {
    person("033015", Population::Employee)
}

/// Documents are missing from her file.
pub fn nadia() -> Person {
    person("027846", Population::Employee)
}

/// A child come of age, with a matricule of his own.
pub fn lucas() -> Person {
    person("045502", Population::Employee)
}

/// Divorced; the subscription still exists.
pub fn isabelle() -> Person {
    person("022618", Population::Spouse)
}

/// Several hundred lines.
pub fn jeanne() -> Person {
    person("001875", Population::Retired)
}

/// Unpaid fees only.
pub fn chiara() -> Person {
    person("036440", Population::Employee)
}

/// Adjusted files, one of them twice.
pub fn olivier() -> Person {
    person("029187", Population::Employee)
}

/// Employed, then self-employed for five months; 61 years old.
pub fn anne_francoise() -> Person {
    person("040056", Population::SelfEmployed)
}

/// Everything is still being processed.
pub fn hugo() -> Person {
    person("048813", Population::Employee)
}
