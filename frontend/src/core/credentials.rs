//! Who one says to be: what was typed on the pages that ask it. Kept in memory only, and common to identification,
//! subscribing and « Mot de passe oublié », so that nobody types it twice.

use chrono::Datelike;
use contract::institution::DemonstrationPerson;
use leptos::prelude::*;

/// What was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// Matricule.
    pub matricule: RwSignal<String>,
    /// Day, month and year of birth.
    pub birth_date: [RwSignal<String>; 3],
    /// Password; forgotten when the form is left, unless it is a fictitious one of the demonstration.
    pub password: RwSignal<String>,
    /// The fictitious person who was chosen last.
    chosen: RwSignal<Option<DemonstrationPerson>>,
}

impl Credentials {
    /// Nothing typed yet.
    pub(super) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { matricule: text(), birth_date: [text(), text(), text()], password: text(), chosen: RwSignal::new(None) }
    }

    /// Types what a fictitious person types.
    pub fn choose(self, person: &DemonstrationPerson) {
        self.fill(&person.matricule, person.birth_date);
        self.password.set(person.password.clone());
        self.chosen.set(Some(person.clone()));
    }

    /// Types a matricule and a birth date.
    pub fn fill(self, matricule: &str, born: chrono::NaiveDate) {
        let [day, month, year] = self.birth_date;
        self.matricule.set(matricule.to_owned());
        day.set(born.day().to_string());
        month.set(born.month().to_string());
        year.set(born.year().to_string());
    }

    /// Name of the fictitious person for whom the form is filled, as long as nothing else is typed over it. Watches it.
    #[must_use]
    pub fn chosen(self) -> Option<String> {
        let person = self.chosen.get()?;
        (self.matricule.get() == person.matricule && self.password.get() == person.password).then_some(person.name)
    }

    /// Leaves the form of identification: a password that somebody typed is forgotten.
    pub fn leave_form(self) {
        if untrack(|| self.chosen()).is_none() {
            self.password.set(String::new());
        }
    }

    /// Forgets everything.
    pub fn forget(self) {
        self.birth_date.into_iter().chain([self.matricule, self.password]).for_each(|text| text.set(String::new()));
        self.chosen.set(None);
    }
}
