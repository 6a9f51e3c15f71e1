//! The questions by which one says who one is: matricule, birth date, password, names.

use contract::{identity::BirthDateError, population::Population, problem::FieldError};
use leptos::prelude::*;

use super::typed::{Claim, Mistake};
use crate::{
    core::{credentials::Credentials, portal::use_portal, texts},
    ui::{Form, FormError, Writing, birth_date_field, birth_date_mistake, password_field, text_field},
};

const MATRICULE: &str = "matricule";
const BIRTH_DAY: &str = "birth-day";
const PASSWORD: &str = "password";
const LAST_NAME: &str = "last-name";
const FIRST_NAME: &str = "first-name";

/// Puts mistakes in words, each with the field to go to.
pub fn form_errors(mistakes: Vec<Mistake>) -> Vec<FormError> {
    mistakes.into_iter().map(form_error).collect()
}

fn form_error(mistake: Mistake) -> FormError {
    let (field, message) = match mistake {
        Mistake::MatriculeMissing => (MATRICULE, texts::sign_in::matricule_missing()),
        Mistake::MatriculeTooLong => (MATRICULE, texts::sign_in::matricule_long()),
        Mistake::BirthDate(error) => (BIRTH_DAY, birth_date_mistake(error)),
        Mistake::LastNameMissing => (LAST_NAME, texts::subscribe::last_name_missing()),
        Mistake::LastNameTooLong => (LAST_NAME, texts::subscribe::last_name_long()),
        Mistake::FirstNameMissing => (FIRST_NAME, texts::subscribe::first_name_missing()),
        Mistake::FirstNameTooLong => (FIRST_NAME, texts::subscribe::first_name_long()),
        Mistake::PasswordMissing => (PASSWORD, texts::sign_in::password_missing()),
        Mistake::PasswordTooLong => (PASSWORD, texts::sign_in::password_long()),
    };
    FormError::at(field, message)
}

/// Our words for what the server does not accept. It asks no more than the form, except of the calendar: a birth date may
/// be today's here and tomorrow's there.
pub fn explain(error: &FieldError) -> Option<FormError> {
    let mistake = match error.field.as_str() {
        "matricule" => Mistake::MatriculeTooLong,
        "birth_date" => Mistake::BirthDate(BirthDateError::InTheFuture),
        "last_name" => Mistake::LastNameTooLong,
        "first_name" => Mistake::FirstNameTooLong,
        _ => return None,
    };
    Some(form_error(mistake))
}

/// What is typed, as the person leaves it.
pub fn with_claim<T>(population: Population, credentials: Credentials, check: impl FnOnce(Claim<'_>) -> T) -> T {
    let matricule = credentials.matricule.get_untracked();
    let [day, month, year] = credentials.birth_date.map(|part| part.get_untracked());
    check(Claim { population, matricule: &matricule, birth_date: [&day, &month, &year] })
}

/// Matricule and birth date; a spouse gives their own (AUTH-02).
pub fn claim_fields(population: Population, form: Form) -> AnyView {
    let credentials = use_portal().credentials;
    let birth_date_hint = match population {
        Population::Spouse => texts::sign_in::birth_date_hint_spouse(),
        Population::Employee | Population::SelfEmployed | Population::Retired => texts::sign_in::birth_date_hint(),
    };
    let (label, hint) = (texts::sign_in::matricule(), texts::sign_in::matricule_hint());
    view! {
        {text_field(form.field(MATRICULE, label, hint, credentials.matricule), Writing::Identifier, "username")}
        {birth_date_field(
            "birth",
            true,
            texts::sign_in::birth_date(),
            birth_date_hint,
            credentials.birth_date,
            form.error_at(BIRTH_DAY),
        )}
    }
    .into_any()
}

/// The password, or the code of a letter.
pub fn sign_in_password(form: Form) -> AnyView {
    let password = use_portal().credentials.password;
    let (label, hint) = (texts::sign_in::password(), texts::sign_in::password_hint());
    password_field(form.field(PASSWORD, label, hint, password), "current-password")
}

/// Family name and given name.
pub fn name_fields(form: Form, last_name: RwSignal<String>, first_name: RwSignal<String>) -> AnyView {
    let (last_label, last_hint) = (texts::subscribe::last_name(), texts::subscribe::last_name_hint());
    let (first_label, first_hint) = (texts::subscribe::first_name(), texts::subscribe::first_name_hint());
    view! {
        {text_field(form.field(LAST_NAME, last_label, last_hint, last_name), Writing::Name, "family-name")}
        {text_field(form.field(FIRST_NAME, first_label, first_hint, first_name), Writing::Name, "given-name")}
    }
    .into_any()
}
