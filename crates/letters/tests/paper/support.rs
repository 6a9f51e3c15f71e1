//! Letters to render, and a reader of what was rendered.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use contract::{
    identity::LetterCode,
    institution::{Department, DepartmentKey},
    language::{Language, LocalizedText},
    population::Population,
};
use letters::{
    Attestation, Letter, LetterKind, PostalAddress, Proof, Sender, SingleUseCode, Statement, StatementCell,
    StatementColumn, StatementRow,
};
use lopdf::Document;

/// The code of every letter, as it is printed.
pub const CODE: &str = "K7QM-4XPD-2RTD";

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

pub fn sender() -> Sender {
    let localized = |fr: &str, en: &str, it: &str| LocalizedText { fr: fr.into(), en: en.into(), it: it.into() };
    Sender {
        name: "Caisses Sociales de Démonstration".to_owned(),
        address: vec!["11 rue de la Démonstration".to_owned(), "98000 Monaco".to_owned()],
        domestic_countries: vec!["MC".to_owned(), "FR".to_owned()],
        website: "https://caisses.example".to_owned(),
        brand_colour: "#c8102e".to_owned(),
        portal: "https://teleservices.caisses.example/".to_owned(),
        department: Department {
            key: DepartmentKey::TechnicalSupport,
            name: localized("Support informatique", "Technical support", "Assistenza informatica"),
            email: "4444@caisses.example".to_owned(),
            telephone: "+377 93 15 44 44".to_owned(),
            hours: localized(
                "du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h 30",
                "Monday to Friday, 9 a.m. to 12 noon and 2 p.m. to 5.30 p.m.",
                "dal lunedì al venerdì, dalle 9 alle 12 e dalle 14 alle 17.30",
            ),
        },
    }
}

pub fn code() -> SingleUseCode {
    SingleUseCode { code: LetterCode::parse(CODE).expect("a well-formed code"), valid_until: day(2026, 4, 2) }
}

pub fn letter(kind: LetterKind, language: Language) -> Letter {
    Letter {
        kind,
        language,
        recipient: PostalAddress {
            name: vec!["Madame Élodie Dupont-Ferrero".to_owned()],
            address_line_1: "27 boulevard de Belgique".to_owned(),
            address_line_2: "Résidence Les Iris, bâtiment B".to_owned(),
            postal_code: "98000".to_owned(),
            city: "Monaco".to_owned(),
            country: "MC".to_owned(),
        },
        reference: "L-2026-000123".to_owned(),
        dated: day(2026, 3, 3),
        matricule: "002490".to_owned(),
        population: Population::Employee,
    }
}

/// A letter of every kind.
pub fn every_kind(language: Language) -> Vec<Letter> {
    [
        LetterKind::Activation(code()),
        LetterKind::SubscriptionConfirmation(code()),
        LetterKind::ForgottenPassword(code()),
        LetterKind::PasswordChanged { on: day(2026, 3, 1) },
    ]
    .map(|kind| letter(kind, language))
    .into()
}

/// A statement of one payment.
pub fn statement(language: Language) -> Statement {
    let column = |heading: &str, weight, numeric| StatementColumn { heading: heading.to_owned(), weight, numeric };
    let text = |text: &str| StatementCell::Text(text.to_owned());
    Statement {
        title: "Indemnités des douze derniers mois".to_owned(),
        language,
        dated: day(2026, 3, 3),
        facts: vec![("Assuré".to_owned(), text("Élodie Dupont-Ferrero"))],
        columns: vec![column("Payé le", 2, false), column("Prestation", 4, false), column("Montant", 2, true)],
        rows: vec![
            StatementRow {
                cells: vec![StatementCell::Date(day(2026, 3, 3)), text("Maladie"), text("1 234,56 €")],
                sum: false,
            },
            StatementRow { cells: vec![text("Total"), text(""), text("1 234,56 €")], sum: true },
        ],
        empty: "Aucun paiement".to_owned(),
        notes: vec!["Ce document n'est pas une attestation.".to_owned()],
    }
}

/// An attestation with a fact, a table and a note.
pub fn attestation(language: Language) -> Attestation {
    let column = |heading: &str, weight, numeric| StatementColumn { heading: heading.to_owned(), weight, numeric };
    let text = |text: &str| StatementCell::Text(text.to_owned());
    Attestation {
        title: "Attestation de paiement de pension".to_owned(),
        language,
        dated: day(2026, 3, 3),
        sentences: vec!["Nous attestons que ces pensions ont été payées.".to_owned()],
        facts: vec![
            ("Bénéficiaire".to_owned(), text("Élodie Dupont-Ferrero")),
            ("Née le".to_owned(), StatementCell::Date(day(1951, 2, 1))),
        ],
        columns: vec![column("Payé le", 2, false), column("Montant", 2, true)],
        rows: vec![
            StatementRow { cells: vec![StatementCell::Date(day(2026, 3, 3)), text("1 234,56 €")], sum: false },
            StatementRow { cells: vec![text("Total"), text("1 234,56 €")], sum: true },
        ],
        notes: vec!["Elle vaut à sa date.".to_owned()],
    }
}

/// By what that attestation is verified.
pub fn proof() -> Proof {
    Proof {
        number: "ATT2026-000045".to_owned(),
        code: "7K4M-90XR".to_owned(),
        page: "https://teleservices.caisses.example/verifier".to_owned(),
        address: "https://teleservices.caisses.example/verifier?numero=ATT2026-000045&code=7K4M-90XR".to_owned(),
    }
}

pub fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("a readable PDF")
}

/// The text of some pages, every run of white space as one space.
pub fn text(document: &Document, pages: &RangeInclusive<usize>) -> String {
    let pages: Vec<u32> = pages.clone().map(|page| u32::try_from(page).expect("few pages")).collect();
    plain(&document.extract_text(&pages).expect("readable pages"))
}

/// The same words with one ordinary space between them.
pub fn plain(text: &str) -> String {
    text.split(|character: char| character.is_whitespace() || character == '\u{202f}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
