//! Attestations: what the fund proves of a person, on a paper that anybody can verify (REQ-05).

use chrono::NaiveDate;
use contract::language::Language;
use qrcode::{EcLevel, QrCode, render::svg};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    date::PrintedDate,
    error::LetterError,
    sender::Sender,
    statement::{
        LONGEST_STATEMENT, StatementCell, StatementColumn, StatementRow, printed, printed_columns, printed_facts,
        printed_rows,
    },
    texts::texts,
    typesetting::{Pdf, Template, typeset},
};

/// What an attestation says. It is kept as it was issued: the same value gives the same paper for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    /// Heading, and title of the file.
    pub title: String,
    /// The language that it is written in.
    pub language: Language,
    /// The day on which it is issued.
    pub dated: NaiveDate,
    /// What is attested, in sentences.
    pub sentences: Vec<String>,
    /// Of whom: name and value of each fact.
    pub facts: Vec<(String, StatementCell)>,
    /// The columns of the table.
    pub columns: Vec<StatementColumn>,
    /// The rows, with a cell for each column.
    pub rows: Vec<StatementRow>,
    /// Sentences below the table.
    pub notes: Vec<String>,
}

/// By what the paper is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Number of the attestation.
    pub number: String,
    /// Verification code, as it is printed.
    pub code: String,
    /// The page on which people type both: `https://…/verifier`.
    pub page: String,
    /// The same page with both filled in, which the QR code opens.
    pub address: String,
}

/// Renders an attestation. The same attestation and proof give the same bytes.
///
/// # Errors
/// When it has more than [`LONGEST_STATEMENT`] rows, the address is too long for a QR code, or the sender is not acceptable.
pub fn render_attestation(attestation: &Attestation, proof: &Proof, sender: &Sender) -> Result<Pdf, LetterError> {
    if attestation.rows.len() > LONGEST_STATEMENT {
        return Err(LetterError::TooLong);
    }
    let language = attestation.language;
    let lines = |lines: &[String]| lines.iter().map(|line| printed(line, language)).collect::<Vec<_>>();
    let data = json!({
        "sender": sender.printed(),
        "texts": texts(language)?,
        "language": language.code(),
        "title": printed(&attestation.title, language),
        "dated": PrintedDate::from(attestation.dated),
        "sentences": lines(&attestation.sentences),
        "facts": printed_facts(&attestation.facts, language),
        "columns": printed_columns(&attestation.columns, language),
        "rows": printed_rows(&attestation.rows, language),
        "notes": lines(&attestation.notes),
        "number": printed(&proof.number, language),
        "code": printed(&proof.code, language),
        "page": proof.page,
        "address": proof.address,
        "qr": qr_code(&proof.address)?,
    });
    typeset(Template::Attestation, data)
}

/// The QR code (ISO/IEC 18004) of an address, as SVG: dark squares on nothing, with the quiet zone around them.
fn qr_code(address: &str) -> Result<String, LetterError> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)
        .map_err(|fault| LetterError::Typesetting(fault.to_string()))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(200, 200).build())
}
