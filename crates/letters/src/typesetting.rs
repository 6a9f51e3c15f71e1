//! The typesetter: a template and its data become a PDF.

use std::{ops::RangeInclusive, sync::LazyLock};

use serde_json::Value;
use typst::{
    diag::{SourceDiagnostic, Warned},
    foundations::Dict,
};
use typst_as_lib::{TypstAsLibError, TypstEngine};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{error::LetterError, fonts::FONTS};

/// A rendered file.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// First and last page of each letter, in the order in which they were given, counted from 1.
    pub pages: Vec<RangeInclusive<usize>>,
}

/// What is set.
#[derive(Clone, Copy)]
pub enum Template {
    /// A batch of letters.
    Letters,
    /// The convention request form.
    ConventionRequest,
    /// A statement.
    Statement,
    /// An attestation.
    Attestation,
    /// The change-of-address form.
    AddressForm,
}

impl Template {
    const fn file(self) -> &'static str {
        match self {
            Self::Letters => "letters.typ",
            Self::ConventionRequest => "convention_request.typ",
            Self::Statement => "statement.typ",
            Self::Attestation => "attestation.typ",
            Self::AddressForm => "address_form.typ",
        }
    }

    /// The standards to which the file conforms. The fields of a form that is filled in on screen are added afterwards: it
    /// is tagged as every other file, and claims none.
    const fn standards(self) -> &'static [PdfStandard] {
        match self {
            Self::Letters | Self::ConventionRequest | Self::Statement | Self::Attestation => {
                &[PdfStandard::Ua_1, PdfStandard::A_2a]
            }
            Self::AddressForm => &[],
        }
    }
}

static ENGINE: LazyLock<TypstEngine> = LazyLock::new(|| {
    TypstEngine::builder()
        .fonts(FONTS.iter().cloned())
        .with_static_source_file_resolver([
            ("kit.typ", include_str!("../templates/kit.typ")),
            (Template::Letters.file(), include_str!("../templates/letters.typ")),
            (Template::ConventionRequest.file(), include_str!("../templates/convention_request.typ")),
            (Template::Statement.file(), include_str!("../templates/statement.typ")),
            (Template::Attestation.file(), include_str!("../templates/attestation.typ")),
            (Template::AddressForm.file(), include_str!("../templates/address_form.typ")),
        ])
        .build()
});

/// Sets a template with its data. Typesetting again with the same data gives the same bytes.
///
/// # Errors
/// When the template does not compile, or the result would not conform to the standards.
pub fn typeset(template: Template, data: Value) -> Result<Pdf, LetterError> {
    let data: Dict = serde_json::from_value(data).map_err(|error| LetterError::Typesetting(error.to_string()))?;
    let Warned { output, warnings } = ENGINE.compile_with_input::<_, _, PagedDocument>(template.file(), data);
    let document = output.map_err(|error| refusal(&error))?;
    // A warning is a glyph or a font that is missing: the paper would not say what it should.
    if let Some(warning) = warnings.first() {
        return Err(diagnostic(warning));
    }
    let standards = PdfStandards::new(template.standards())
        .map_err(|error| LetterError::Typesetting(error.message().to_string()))?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&document, &options)
        .map_err(|errors| errors.first().map_or_else(|| LetterError::Typesetting(String::new()), diagnostic))?;
    Ok(Pdf { bytes, pages: page_ranges(&document) })
}

/// A page numbered 1 begins a letter.
fn page_ranges(document: &PagedDocument) -> Vec<RangeInclusive<usize>> {
    let mut ranges: Vec<RangeInclusive<usize>> = Vec::new();
    for (index, page) in document.pages().iter().enumerate() {
        match ranges.last_mut() {
            Some(range) if page.number > 1 => *range = *range.start()..=index + 1,
            _ => ranges.push(index + 1..=index + 1),
        }
    }
    ranges
}

fn refusal(error: &TypstAsLibError) -> LetterError {
    match error {
        TypstAsLibError::TypstSource(diagnostics) => {
            diagnostics.first().map_or_else(|| LetterError::Typesetting(error.to_string()), diagnostic)
        }
        other => LetterError::Typesetting(other.to_string()),
    }
}

fn diagnostic(diagnostic: &SourceDiagnostic) -> LetterError {
    LetterError::Typesetting(diagnostic.message.to_string())
}
