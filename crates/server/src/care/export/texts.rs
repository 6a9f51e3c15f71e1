//! The words of an export, from the locale files.

use contract::{
    care::{CareLine, CareState},
    language::Language,
};
use serde::Deserialize;

use crate::export::{ExportError, words};

/// The words of an export of refunds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportTexts {
    pub file_name: String,
    pub sheet: String,
    pub headings: [String; 14],
    pub processed: String,
    pub to_pay: String,
    pub in_progress: String,
    pub adjusted: String,
    pub third_party: String,
    pub fees_unpaid: String,
    pub unregistered: String,
}

impl ExportTexts {
    /// The words in this language.
    pub fn in_language(language: Language) -> Result<Self, ExportError> {
        words("care_export", language)
    }

    /// The state of a line, in words.
    pub fn state(&self, line: &CareLine) -> &str {
        match line.state {
            CareState::Processed => &self.processed,
            CareState::ToPay => &self.to_pay,
            CareState::InProgress => &self.in_progress,
        }
    }

    /// The signs of a line, in words.
    pub fn signs(&self, line: &CareLine) -> String {
        let signs = [
            (line.adjusted, &self.adjusted),
            (line.third_party, &self.third_party),
            (line.fees_unpaid, &self.fees_unpaid),
        ];
        let present: Vec<&str> =
            signs.into_iter().filter(|(present, _)| *present).map(|(_, text)| text.as_str()).collect();
        present.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_of_an_export() {
        for language in Language::ALL {
            assert!(ExportTexts::in_language(language).is_ok(), "{language:?}");
        }
    }
}
