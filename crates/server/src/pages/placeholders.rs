//! Placeholders such as `{{institution.name}}`: what the fund says once, in its configuration.

use std::{borrow::Cow, collections::BTreeMap};

use contract::{
    institution::{DepartmentKey, Institution},
    language::Language,
};

use super::error::PageError;

/// The values of the placeholders, in one language.
pub(super) struct Placeholders {
    language: Language,
    values: BTreeMap<String, String>,
}

impl Placeholders {
    /// What the configuration says in this language. Lines of the address are separated by line feeds.
    pub fn new(institution: &Institution, language: Language) -> Self {
        let mut values = BTreeMap::from([
            ("institution.name".to_owned(), institution.name.clone()),
            ("institution.short_name".to_owned(), institution.short_name.clone()),
            ("institution.address".to_owned(), institution.address.join("\n")),
            ("institution.website".to_owned(), institution.website.clone()),
        ]);
        for department in &institution.departments {
            let key = key_of(department.key);
            values.extend([
                (format!("department.{key}.name"), department.name.get(language).to_owned()),
                (format!("department.{key}.email"), department.email.clone()),
                (format!("department.{key}.telephone"), department.telephone.clone()),
                (format!("department.{key}.hours"), department.hours.get(language).to_owned()),
            ]);
        }
        Self { language, values }
    }

    /// The language of the values.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text with its placeholders filled, still as plain text: whoever writes HTML escapes it.
    ///
    /// # Errors
    /// When a placeholder is not known.
    pub fn fill<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, PageError> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, name, after)) = next_placeholder(rest) {
            let value = self.values.get(name).ok_or_else(|| PageError::UnknownPlaceholder(name.to_owned()))?;
            filled.push_str(before);
            filled.push_str(value);
            rest = after;
        }
        if rest.len() == text.len() {
            return Ok(Cow::Borrowed(text));
        }
        filled.push_str(rest);
        Ok(Cow::Owned(filled))
    }
}

/// What stands before the first placeholder, its name, and what follows.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name.trim(), after))
}

/// The name of a department in placeholders, the same as on the wire.
const fn key_of(key: DepartmentKey) -> &'static str {
    match key {
        DepartmentKey::Registration => "registration",
        DepartmentKey::MedicalBenefits => "medical_benefits",
        DepartmentKey::FamilyBenefits => "family_benefits",
        DepartmentKey::Pensions => "pensions",
        DepartmentKey::TechnicalSupport => "technical_support",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use contract::language::Language;

    use super::{PageError, Placeholders};
    use crate::pages::tests::institution;

    #[test]
    fn a_text_without_placeholders_is_not_copied() {
        let placeholders = Placeholders::new(&institution(), Language::Fr);
        let text = "Rien à remplir, {{ pas fermé";
        assert!(matches!(placeholders.fill(text).unwrap(), std::borrow::Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn every_placeholder_of_a_text_is_filled_in_its_language() {
        let placeholders = Placeholders::new(&institution(), Language::En);
        let text = "{{ institution.short_name }}: {{department.pensions.name}}.";
        assert_eq!(placeholders.fill(text).unwrap(), "CS & D: pensions in English.");
    }

    #[test]
    fn an_unknown_placeholder_is_named() {
        let placeholders = Placeholders::new(&institution(), Language::Fr);
        let refused = placeholders.fill("{{institution.nmae}}").unwrap_err();
        assert!(matches!(refused, PageError::UnknownPlaceholder(name) if name == "institution.nmae"));
    }
}
