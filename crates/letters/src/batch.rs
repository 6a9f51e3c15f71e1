//! A batch of letters as one file.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use crate::{
    address,
    date::PrintedDate,
    error::{LetterError, Unprintable},
    fonts::missing_character,
    letter::{Letter, LetterKind},
    sender::Sender,
    texts::texts_by_language,
    typesetting::{Pdf, Template, typeset},
    typography::printed_value,
};

/// Most letters of one file. Typesetting holds the whole file in memory, about a megabyte a letter.
pub const LARGEST_BATCH: usize = 500;

/// Renders a batch as one file: each letter begins on a page of its own and is numbered from 1. The same batch gives
/// the same bytes.
///
/// # Errors
/// When the batch is empty or larger than [`LARGEST_BATCH`], a letter does not pass [`check`], or the sender is not acceptable (a colour that is none).
pub fn render(letters: &[Letter], sender: &Sender) -> Result<Pdf, LetterError> {
    if letters.is_empty() {
        return Err(LetterError::Empty);
    }
    if letters.len() > LARGEST_BATCH {
        return Err(LetterError::TooMany);
    }
    let printed = letters
        .iter()
        .enumerate()
        .map(|(position, letter)| {
            printed(letter, sender).map_err(|reason| LetterError::Unprintable { position, reason })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let texts = texts_by_language(letters.iter().map(|letter| letter.language))?;
    typeset(Template::Letters, json!({ "sender": sender.printed(), "texts": texts, "letters": printed }))
}

/// Whether a letter can be printed, at little cost: so that a batch can go out without the one that cannot.
///
/// # Errors
/// Why it cannot.
pub fn check(letter: &Letter, sender: &Sender) -> Result<(), Unprintable> {
    printed(letter, sender).map(drop)
}

/// Characters of a reference or a matricule that fit beside the recipient.
const LONGEST_IDENTIFIER: usize = 24;

/// A letter as the template reads it.
#[derive(Serialize)]
struct PrintedLetter {
    kind: &'static str,
    language: &'static str,
    lines: Vec<String>,
    reference: String,
    dated: PrintedDate,
    matricule: String,
    population: &'static str,
    code: Option<String>,
    /// The dates that the text of this kind names.
    dates: BTreeMap<&'static str, PrintedDate>,
}

fn printed(letter: &Letter, sender: &Sender) -> Result<PrintedLetter, Unprintable> {
    let code = letter.kind.code();
    let named = match &letter.kind {
        LetterKind::PasswordChanged { on } => Some(("changed_on", *on)),
        _ => code.map(|code| ("valid_until", code.valid_until)),
    };
    let printed = PrintedLetter {
        kind: letter.kind.name(),
        language: letter.language.code(),
        lines: address::lines(&letter.recipient, &sender.domestic_countries)?,
        reference: printed_identifier(&letter.reference)?,
        dated: letter.dated.into(),
        matricule: printed_identifier(&letter.matricule)?,
        population: letter.population.code(),
        code: code.map(|code| code.code.grouped()),
        dates: named.into_iter().map(|(name, date)| (name, date.into())).collect(),
    };
    let values = printed.lines.iter().chain([&printed.reference, &printed.matricule]);
    let missing = values.filter_map(|value| missing_character(value)).next();
    missing.map_or(Ok(printed), |character| Err(Unprintable::Character(character)))
}

fn printed_identifier(identifier: &str) -> Result<String, Unprintable> {
    let printed = printed_value(identifier);
    if printed.chars().count() > LONGEST_IDENTIFIER { Err(Unprintable::LongIdentifier) } else { Ok(printed) }
}
