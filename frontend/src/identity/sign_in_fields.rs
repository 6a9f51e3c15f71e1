//! The three questions of identification.

use contract::{identity::BirthDateError, population::Population};
use leptos::prelude::*;

use super::sign_in_form::Mistake;
use crate::{
    core::{portal::use_portal, texts},
    ui::{Form, FormError, Writing, birth_date_field, password_field, text_field},
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
    FormError::at(field, message)
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

/// Matricule, birth date and password, with what is wrong at each.
pub fn sign_in_fields(population: Population, form: Form) -> AnyView {
    let credentials = use_portal().credentials;
    let (matricule, password) = (credentials.matricule, credentials.password);
    let birth_date_hint = match population {
        Population::Spouse => texts::sign_in::birth_date_hint_spouse(),
        Population::Employee | Population::SelfEmployed | Population::Retired => texts::sign_in::birth_date_hint(),
    };
    view! {
        {text_field(
            form.field(MATRICULE, texts::sign_in::matricule(), texts::sign_in::matricule_hint(), matricule),
            Writing::Identifier,
            "username",
        )}
        {birth_date_field(
            texts::sign_in::birth_date(),
            birth_date_hint,
            credentials.birth_date,
            form.error_at(BIRTH_DAY),
        )}
        {password_field(
            form.field(PASSWORD, texts::sign_in::password(), texts::sign_in::password_hint(), password),
            "current-password",
        )}
    }
    .into_any()
}
