//! The texts of one language: flat JSON from keys (`service.name`) to texts with `{parameters}`.
//!
//! A text that counts has one entry per plural category of the browser's `Intl.PluralRules` (`.one`, `.other`) and
//! shows the number as `{count}`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

const PLURALS: [&str; 2] = [".one", ".other"];

/// Marks beside a blank at which a line breaks.
const MARKS: [&str; 8] = [" :", " ;", " ?", " !", " »", "« ", " €", " %"];

/// The texts of one language.
pub struct Catalogue {
    language: String,
    texts: BTreeMap<String, String>,
}

impl Catalogue {
    /// Reads a language's file.
    ///
    /// # Errors
    /// When it is not a flat JSON object of texts, or a key is not `group.name` in lower case.
    pub fn parse(language: &str, json: &str) -> Result<Self, String> {
        let texts: BTreeMap<String, String> =
            serde_json::from_str(json).map_err(|error| format!("{language}.json: {error}"))?;
        if let Some(key) = texts.keys().find(|key| !is_well_formed(key)) {
            return Err(format!("{language}.json: the key {key} is not of the form group.name"));
        }
        Ok(Self { language: language.to_owned(), texts })
    }

    /// Texts of this catalogue in which a line could begin with a mark that French writes after a blank, or end with the
    /// one that opens a quotation: such a blank is U+00A0, which does not break.
    pub fn loose_marks(&self) -> Vec<String> {
        let loose = |text: &str| MARKS.iter().any(|mark| text.contains(mark));
        let found = self.texts.iter().filter(|(_, text)| loose(text));
        found.map(|(key, _)| format!("{}.json: {key} lacks a blank that does not break", self.language)).collect()
    }

    /// What is wrong with a translation of this catalogue: missing keys, extra keys, other parameters, empty texts.
    pub fn differences(&self, translation: &Self) -> Vec<String> {
        let language = &translation.language;
        let mut found = Vec::new();
        for (key, text) in &self.texts {
            match translation.texts.get(key) {
                None => found.push(format!("{language}.json lacks {key}")),
                Some(translated) if translated.trim().is_empty() => {
                    found.push(format!("{language}.json leaves {key} empty"));
                }
                Some(translated) if sorted(translated) != sorted(text) => found.push(format!(
                    "{language}.json: {key} has the parameters {:?}, {}.json has {:?}",
                    sorted(translated),
                    self.language,
                    sorted(text)
                )),
                Some(_) => {}
            }
        }
        let extra = translation.texts.keys().filter(|key| !self.texts.contains_key(*key));
        found.extend(extra.map(|key| format!("{language}.json has {key}, which {}.json does not", self.language)));
        found
    }

    /// One function per text, in one module per group, documented with the text itself. The program knows a text by its
    /// place among all, in the order of their keys: the keys themselves do not travel with it.
    pub fn generate(&self) -> String {
        let mut groups: BTreeMap<&str, String> = BTreeMap::new();
        let place_of = |key: &str| self.texts.keys().position(|known| known == key);
        for (place, (key, text)) in self.texts.iter().enumerate() {
            let (stem, singular) = match PLURALS.iter().find_map(|suffix| key.strip_suffix(suffix)) {
                Some(_) if key.ends_with(".one") => continue,
                Some(stem) => (stem, Some(place_of(&format!("{stem}.one")).unwrap_or(place))),
                None => (key.as_str(), None),
            };
            if let Some((group, name)) = stem.split_once('.') {
                groups.entry(group).or_default().push_str(&function(name, text, place, singular));
            }
        }
        groups.into_iter().fold(String::new(), |mut code, (group, functions)| {
            let _ = write!(code, "/// Texts of `{group}`.\npub mod {group} {{\n{functions}}}\n");
            code
        })
    }
}

/// The function of the text at `place`; of one that counts, `singular` is the place of its singular.
fn function(name: &str, text: &str, place: usize, singular: Option<usize>) -> String {
    let counts = singular.is_some();
    let names: Vec<&str> = parameters(text).into_iter().filter(|name| !(counts && *name == "count")).collect();
    let values = names.iter().fold(String::new(), |mut code, name| {
        let _ = write!(code, "(\"{name}\", {name}), ");
        code
    });
    let mut arguments: Vec<String> = names.iter().map(|name| format!("{name}: &str")).collect();
    let call = if let Some(singular) = singular {
        arguments.insert(0, "count: i64".to_owned());
        format!("counted([{singular}, {place}], count, &[{values}])")
    } else if names.is_empty() {
        format!("text({place})")
    } else {
        format!("filled({place}, &[{values}])")
    };
    let helper = call.split('(').next().unwrap_or_default();
    let arguments = arguments.join(", ");
    format!(
        "/// {text}\npub fn {name}({arguments}) -> String {{ crate::core::i18n::{helper}{} }}\n",
        &call[helper.len()..]
    )
}

/// Names in braces, in the order in which they first stand in the text.
fn parameters(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (name, _) in text.split('{').skip(1).filter_map(|rest| rest.split_once('}')) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Names in braces, in alphabetical order: translations may say things in another order.
fn sorted(text: &str) -> BTreeSet<&str> {
    parameters(text).into_iter().collect()
}

fn is_well_formed(key: &str) -> bool {
    let stem = PLURALS.iter().find_map(|suffix| key.strip_suffix(suffix)).unwrap_or(key);
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    stem.split_once('.').is_some_and(|(group, name)| is_name(group) && is_name(name))
}
