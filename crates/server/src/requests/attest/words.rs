//! The words of attestations, from the locale files of the server.

use contract::language::Language;
use serde::Deserialize;

use crate::export::{CommonWords, ExportError, words};

/// The words of every attestation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The word before a sum; of all exports.
    #[serde(skip)]
    pub total: String,
    pub beneficiary: String,
    pub birth_date: String,
    pub holder: String,
    pub matricule: String,
    pub children: String,
    pub since: String,
    pub until: String,
    pub no_end: String,
    pub fund: String,
    pub month: String,
    pub child: String,
    pub paid: String,
    pub paid_on: String,
    pub pension: String,
    pub from: String,
    pub to: String,
    pub own: String,
    pub survivor: String,
    pub medical_title: String,
    pub medical_sentence: String,
    pub allowance_title: String,
    pub allowance_sentence: String,
    pub pension_title: String,
    pub pension_sentence: String,
    pub note: String,
}

impl Words {
    /// The words in this language.
    ///
    /// # Errors
    /// When one is missing, which a test shows.
    pub fn in_language(language: Language) -> Result<Self, ExportError> {
        let total = CommonWords::in_language(language)?.total;
        Ok(Self { total, ..words("attestations", language)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_of_an_attestation() {
        for language in Language::ALL {
            assert!(Words::in_language(language).is_ok(), "{language:?}");
        }
    }
}
