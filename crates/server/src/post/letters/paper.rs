//! From a letter of the ledger to what is printed.

use chrono::NaiveDate;
use contract::{identity::LetterCode, institution::DepartmentKey};
use entity::post::letter::LetterKind;
use letters::{Letter, PostalAddress, Sender, SingleUseCode};

use super::{candidates::Candidate, rules::reference};
use crate::{config::Config, identity::population};

/// Who sends the letters; none without a technical support, which the configuration is checked for.
#[must_use]
pub fn letter_sender(config: &Config) -> Option<Sender> {
    let institution = config.institution.to_contract();
    Some(Sender {
        department: institution.department(DepartmentKey::TechnicalSupport)?.clone(),
        name: institution.name,
        address: institution.address,
        domestic_countries: config.institution.domestic_countries.clone(),
        website: institution.website,
        brand_colour: config.institution.brand_colour.clone(),
        portal: config.public_url.clone(),
    })
}

/// A letter as it is printed on this day, with a code that works until the end of the other.
pub fn letter(candidate: &Candidate, code: LetterCode, dated: NaiveDate, valid_until: NaiveDate) -> Letter {
    let code = SingleUseCode { code, valid_until };
    let asked_for = candidate.subscription.created_at.is_some();
    let kind = match candidate.letter.kind {
        LetterKind::ForgottenPassword => letters::LetterKind::ForgottenPassword(code),
        LetterKind::Activation if asked_for => letters::LetterKind::SubscriptionConfirmation(code),
        LetterKind::Activation => letters::LetterKind::Activation(code),
    };
    Letter {
        kind,
        language: candidate.language(),
        recipient: recipient(candidate),
        reference: reference(candidate.letter.id, candidate.letter.queued_at).to_string(),
        dated,
        matricule: candidate.matricule.clone(),
        population: population(candidate.subscription.population),
    }
}

fn recipient(candidate: &Candidate) -> PostalAddress {
    let person = &candidate.person;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    PostalAddress {
        name: vec![format!("{} {}", person.first_name, person.last_name)],
        address_line_1: text(&person.address_line_1),
        address_line_2: text(&person.address_line_2),
        postal_code: text(&person.postal_code),
        city: text(&person.city),
        country: text(&person.country),
    }
}

/// Whether the typesetter can print it: with any code, all are alike to it.
pub fn is_printable(candidate: &Candidate, sender: &Sender) -> bool {
    let day = NaiveDate::default();
    letters::check(&letter(candidate, LetterCode::from_numbers([0; 11]), day, day), sender).is_ok()
}
