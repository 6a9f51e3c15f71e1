//! The words of exports, from the locale files of the server.

use chrono::NaiveDate;
use contract::language::Language;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use super::{Cell, ExportError};

/// The words of one section of the locale file.
///
/// # Errors
/// When the section is missing or holds other words than `T`; a test reads each section in every language.
pub fn words<T: DeserializeOwned>(section: &str, language: Language) -> Result<T, ExportError> {
    let file = match language {
        Language::Fr => include_str!("../../locales/fr.json"),
        Language::En => include_str!("../../locales/en.json"),
        Language::It => include_str!("../../locales/it.json"),
    };
    let mut locale: Value = serde_json::from_str(file).map_err(|fault| ExportError::Failed(fault.to_string()))?;
    serde_json::from_value(locale[section].take())
        .map_err(|fault| ExportError::Failed(format!("the words of {section}: {fault}")))
}

/// The words that every export uses.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonWords {
    /// Before the name of the person.
    pub insured: String,
    /// Before the matricule.
    pub matricule: String,
    /// Before the date on which the data stand (NAV-11).
    pub data_as_of: String,
    /// At the beginning of the last row.
    pub total: String,
    /// Under a statement: no attestation.
    pub not_an_attestation: String,
}

impl CommonWords {
    /// The words in this language.
    ///
    /// # Errors
    /// Those of [`words`].
    pub fn in_language(language: Language) -> Result<Self, ExportError> {
        words("export", language)
    }

    /// What stands above every statement: whose it is, and the date of the data.
    #[must_use]
    pub fn facts(&self, owner: &Owner, data_as_of: Option<NaiveDate>) -> Vec<(String, Cell)> {
        let mut facts = vec![
            (self.insured.clone(), Cell::text(&owner.name)),
            (self.matricule.clone(), Cell::text(&owner.matricule)),
        ];
        facts.extend(data_as_of.map(|date| (self.data_as_of.clone(), Cell::Date(date))));
        facts
    }
}

/// Who is signed in, as a statement names them.
#[derive(Clone, Debug)]
pub struct Owner {
    /// Given and family name.
    pub name: String,
    /// Matricule of the household.
    pub matricule: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_common_words() {
        for language in Language::ALL {
            assert!(CommonWords::in_language(language).is_ok(), "{language:?}");
        }
    }
}
