//! The three questions of identification.

use contract::{identity::BirthDateError, population::Population};
use leptos::prelude::*;

use super::sign_in_form::Mistake;
use crate::{
    core::{
        follow::follow,
        portal::{SignInDraft, use_portal},
        texts,
    },
    ui::{BirthDateField, FormError, PasswordField, TextField},
};

const MATRICULE: &str = "matricule";
const BIRTH_DAY: &str = "birth-day";
const PASSWORD: &str = "password";

/// A mistake in words, with the field to go to.
pub fn form_error(mistake: Mistake) -> FormError {
    let (field, message) = match mistake {
        Mistake::MatriculeMissing => (MATRICULE, texts::sign_in::matricule_missing()),
        Mistake::MatriculeTooLong => (MATRICULE, texts::sign_in::matricule_long()),
        Mistake::BirthDate(error) => (BIRTH_DAY, birth_date_message(error)),
        Mistake::PasswordMissing => (PASSWORD, texts::sign_in::password_missing()),
        Mistake::PasswordTooLong => (PASSWORD, texts::sign_in::password_long()),
    };
    FormError { field: Some(field), message }
}

fn birth_date_message(error: BirthDateError) -> String {
    match error {
        BirthDateError::Incomplete => texts::sign_in::birth_date_incomplete(),
        BirthDateError::NotANumber => texts::sign_in::birth_date_not_a_number(),
        BirthDateError::YearNotFourDigits => texts::sign_in::birth_date_year(),
        BirthDateError::NoSuchDay => texts::sign_in::birth_date_no_such_day(),
        BirthDateError::InTheFuture => texts::sign_in::birth_date_future(),
        BirthDateError::TooLongAgo => texts::sign_in::birth_date_too_long_ago(),
    }
}

/// One field of the draft, as a signal of its own that stays in step with it.
fn part(read: fn(&SignInDraft) -> &String, write: fn(&mut SignInDraft) -> &mut String) -> RwSignal<String> {
    let draft = use_portal().draft;
    let value = RwSignal::new(draft.with_untracked(|draft| read(draft).clone()));
    follow(move || {
        let now = draft.with(|draft| read(draft).clone());
        if value.with_untracked(|value| *value != now) {
            value.set(now);
        }
    });
    follow(move || {
        let now = value.get();
        if draft.with_untracked(|draft| *read(draft) != now) {
            draft.update(|draft| {
                *write(draft) = now;
                draft.chosen = None;
            });
        }
    });
    value
}

/// Matricule, birth date and password, with what is wrong at each.
#[component]
pub fn SignInFields(
    /// The population chosen: a spouse gives their own birth date (AUTH-02).
    population: Population,
    /// What is wrong.
    mistakes: RwSignal<Vec<Mistake>>,
) -> impl IntoView {
    let at = move |field: &'static str| {
        Signal::derive(move || {
            let errors = mistakes.get().into_iter().map(form_error);
            errors.into_iter().find(|error| error.field == Some(field)).map(|error| error.message)
        })
    };
    let birth_date_hint = match population {
        Population::Spouse => texts::sign_in::birth_date_hint_spouse(),
        Population::Employee | Population::SelfEmployed | Population::Retired => texts::sign_in::birth_date_hint(),
    };
    view! {
        <TextField
            id=MATRICULE
            label=texts::sign_in::matricule()
            hint=texts::sign_in::matricule_hint()
            autocomplete="username"
            value=part(|draft| &draft.matricule, |draft| &mut draft.matricule)
            error=at(MATRICULE)
        />
        <BirthDateField
            legend=texts::sign_in::birth_date()
            hint=birth_date_hint
            labels=[texts::sign_in::day(), texts::sign_in::month(), texts::sign_in::year()]
            values=[
                part(|draft| &draft.day, |draft| &mut draft.day),
                part(|draft| &draft.month, |draft| &mut draft.month),
                part(|draft| &draft.year, |draft| &mut draft.year),
            ]
            error=at(BIRTH_DAY)
        />
        <PasswordField
            id=PASSWORD
            label=texts::sign_in::password()
            hint=texts::sign_in::password_hint()
            value=part(|draft| &draft.password, |draft| &mut draft.password)
            error=at(PASSWORD)
        />
    }
}
