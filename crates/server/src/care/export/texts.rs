//! The words of an export, from the locale files.

use contract::{
    care::{CareLine, CareState},
    language::Language,
};
use serde::Deserialize;

use crate::care::error::CareError;

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
    pub total: String,
    pub data_as_of: String,
}

#[derive(Deserialize)]
struct Locale {
    care_export: ExportTexts,
}

impl ExportTexts {
    /// The words in this language.
    pub fn in_language(language: Language) -> Result<Self, CareError> {
        let file = match language {
            Language::Fr => include_str!("../../../locales/fr.json"),
            Language::En => include_str!("../../../locales/en.json"),
            Language::It => include_str!("../../../locales/it.json"),
        };
        let locale: Locale = serde_json::from_str(file).map_err(|fault| CareError::Export(fault.to_string()))?;
        Ok(locale.care_export)
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
