//! The texts of the letters, a file per language.

use contract::language::Language;
use serde_json::{Map, Value};

use crate::{error::LetterError, typography::printed_text};

const fn file(language: Language) -> &'static str {
    match language {
        Language::Fr => include_str!("../texts/fr.json"),
        Language::En => include_str!("../texts/en.json"),
        Language::It => include_str!("../texts/it.json"),
    }
}

/// Every text in one language, as it is printed.
///
/// # Errors
/// When the file is not JSON.
pub fn texts(language: Language) -> Result<Value, LetterError> {
    let texts = serde_json::from_str(file(language)).map_err(|error| LetterError::Typesetting(error.to_string()))?;
    Ok(printed(texts, language))
}

/// The texts in each of these languages, by its code.
///
/// # Errors
/// As [`texts`].
pub fn texts_by_language(languages: impl IntoIterator<Item = Language>) -> Result<Value, LetterError> {
    let mut by_language = Map::new();
    for language in languages {
        if !by_language.contains_key(language.code()) {
            by_language.insert(language.code().to_owned(), texts(language)?);
        }
    }
    Ok(Value::Object(by_language))
}

fn printed(value: Value, language: Language) -> Value {
    match value {
        Value::String(text) => Value::String(printed_text(&text, language)),
        Value::Array(values) => values.into_iter().map(|value| printed(value, language)).collect(),
        Value::Object(values) => {
            Value::Object(values.into_iter().map(|(key, value)| (key, printed(value, language))).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Every text by its path, in one language.
    fn flat(language: Language) -> BTreeMap<String, String> {
        fn walk(path: &str, value: &Value, found: &mut BTreeMap<String, String>) {
            match value {
                Value::String(text) => {
                    found.insert(path.to_owned(), text.clone());
                }
                Value::Array(values) => {
                    values.iter().enumerate().for_each(|(index, value)| walk(&format!("{path}.{index}"), value, found));
                }
                Value::Object(values) => {
                    values.iter().for_each(|(key, value)| walk(&format!("{path}.{key}"), value, found));
                }
                other => panic!("{path} is {other}"),
            }
        }
        let mut found = BTreeMap::new();
        walk("", &texts(language).unwrap(), &mut found);
        found
    }

    fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<_> =
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn every_language_has_the_texts_of_the_reference_with_the_same_values() {
        let reference = flat(Language::Fr);
        for language in [Language::En, Language::It] {
            let translated = flat(language);
            assert_eq!(translated.keys().collect::<Vec<_>>(), reference.keys().collect::<Vec<_>>(), "{language:?}");
            for (path, text) in &translated {
                assert!(!text.trim().is_empty(), "{path} is empty in {language:?}");
                assert_eq!(placeholders(text), placeholders(&reference[path]), "{path} in {language:?}");
            }
        }
    }

    #[test]
    fn a_letter_names_things_as_the_portal_does() {
        for (language, pages) in [
            (Language::Fr, include_str!("../../../frontend/locales/fr.json")),
            (Language::En, include_str!("../../../frontend/locales/en.json")),
            (Language::It, include_str!("../../../frontend/locales/it.json")),
        ] {
            let pages: BTreeMap<String, Value> = serde_json::from_str(pages).unwrap();
            let page = |key: &str| pages[key].as_str().unwrap();
            let texts = flat(language);
            for population in ["employee", "self_employed", "retired", "spouse"] {
                assert_eq!(texts[&format!(".populations.{population}")], page(&format!("population.{population}")));
            }
            assert!(texts[".letter.step_population"].contains(page("service.profile")), "{language:?}");
        }
    }
}
