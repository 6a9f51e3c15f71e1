//! Family situations in the language of the reader: the fund words them in French.

use std::{collections::HashMap, sync::LazyLock};

use contract::language::Language;
use serde::Deserialize;

#[derive(Deserialize)]
struct Locale {
    family_situations: HashMap<String, String>,
}

type Words = LazyLock<HashMap<String, String>>;

static FRENCH: Words = LazyLock::new(|| read(include_str!("../../locales/fr.json")));
static ENGLISH: Words = LazyLock::new(|| read(include_str!("../../locales/en.json")));
static ITALIAN: Words = LazyLock::new(|| read(include_str!("../../locales/it.json")));

fn read(file: &str) -> HashMap<String, String> {
    serde_json::from_str(file).map(|locale: Locale| locale.family_situations).unwrap_or_default()
}

fn known(language: Language) -> &'static HashMap<String, String> {
    match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
        Language::It => &ITALIAN,
    }
}

/// The situation in this language; as the fund words it where the words are not known.
#[must_use]
pub fn situation_in(language: Language, worded: &str) -> String {
    known(language).get(worded).cloned().unwrap_or_else(|| worded.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_language_knows_the_same_situations() {
        let words = |language| known(language).keys().collect::<BTreeSet<_>>();
        let french = words(Language::Fr);
        assert!(french.contains(&"Marié(e)".to_owned()) && french.contains(&"Veuf(ve)".to_owned()));
        for language in Language::ALL {
            assert_eq!(words(language), french, "{language:?}");
        }
    }

    #[test]
    fn known_words_are_translated_and_others_stay() {
        assert_eq!(situation_in(Language::En, "Célibataire"), "Single");
        assert_eq!(situation_in(Language::It, "Divorcé(e)"), "Divorziato/a");
        assert_eq!(situation_in(Language::Fr, "Marié(e)"), "Marié(e)");
        assert_eq!(situation_in(Language::En, "En cours de vérification"), "En cours de vérification");
    }
}
