//! The institution's names, addresses, departments and colour.

use contract::{
    institution::{Department, DepartmentKey, Institution},
    language::LocalizedText,
};
use serde::Deserialize;

use super::ConfigError;

/// Who runs the portal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InstitutionConfig {
    /// Full name.
    pub name: String,
    /// Short name or initials.
    pub short_name: String,
    /// Postal address, line by line.
    pub address: Vec<String>,
    /// Countries (ISO 3166-1 alpha-2) that the institution's post serves as its own: letters to them name no country.
    pub domestic_countries: Vec<String>,
    /// The institution's own site.
    pub website: String,
    /// Colour of the mark, `#rrggbb`.
    pub brand_colour: String,
    /// The departments that answer questions.
    pub departments: Vec<DepartmentConfig>,
}

/// A department and how to reach it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepartmentConfig {
    /// Which department.
    pub key: DepartmentKey,
    /// Its name in each language.
    pub name: LocalizedText,
    /// Its e-mail address.
    pub email: String,
    /// Its telephone.
    pub telephone: String,
    /// When it answers, in each language.
    pub hours: LocalizedText,
}

impl Default for InstitutionConfig {
    fn default() -> Self {
        Self {
            name: "Caisses Sociales de Démonstration".to_owned(),
            short_name: "CSD".to_owned(),
            address: vec!["11 rue de la Démonstration".to_owned(), "98000 Monaco".to_owned()],
            domestic_countries: vec!["MC".to_owned(), "FR".to_owned()],
            website: "https://caisses.example".to_owned(),
            brand_colour: "#c8102e".to_owned(),
            departments: default_departments(),
        }
    }
}

fn default_departments() -> Vec<DepartmentConfig> {
    use DepartmentKey::{FamilyBenefits, MedicalBenefits, Pensions, Registration, TechnicalSupport};
    [
        (Registration, ["Immatriculation", "Registration", "Immatricolazione"], "immatriculation", "+377 93 15 43 01"),
        (
            MedicalBenefits,
            ["Prestations médicales", "Medical benefits", "Prestazioni mediche"],
            "prestations.medicales",
            "+377 93 15 43 02",
        ),
        (
            FamilyBenefits,
            ["Prestations familiales", "Family benefits", "Prestazioni familiari"],
            "prestations.familiales",
            "+377 93 15 43 03",
        ),
        (
            Pensions,
            ["Pensions de retraite", "Retirement pensions", "Pensioni di vecchiaia"],
            "pensions",
            "+377 93 15 43 04",
        ),
        (
            TechnicalSupport,
            ["Support informatique", "Technical support", "Assistenza informatica"],
            "4444",
            "+377 93 15 44 44",
        ),
    ]
    .into_iter()
    .map(|(key, [fr, en, it], mailbox, telephone)| DepartmentConfig {
        key,
        name: LocalizedText { fr: fr.to_owned(), en: en.to_owned(), it: it.to_owned() },
        email: format!("{mailbox}@caisses.example"),
        telephone: telephone.to_owned(),
        hours: LocalizedText {
            fr: "du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h 30".to_owned(),
            en: "Monday to Friday, 9 a.m. to 12 noon and 2 p.m. to 5.30 p.m.".to_owned(),
            it: "dal lunedì al venerdì, dalle 9 alle 12 e dalle 14 alle 17.30".to_owned(),
        },
    })
    .collect()
}

impl InstitutionConfig {
    /// Checks that every department is there and the colour is one.
    ///
    /// # Errors
    /// The first value that is not acceptable.
    pub fn check(&self) -> Result<(), ConfigError> {
        let refuse = |key, reason: String| Err(ConfigError::Unacceptable { key, reason });
        let is_colour = self.brand_colour.len() == 7
            && self.brand_colour.starts_with('#')
            && self.brand_colour[1..].bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_colour {
            return refuse("institution.brand_colour", format!("`{}` is not of the form #rrggbb", self.brand_colour));
        }
        let is_country = |code: &String| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if let Some(code) = self.domestic_countries.iter().find(|code| !is_country(code)) {
            return refuse("institution.domestic_countries", format!("`{code}` is no code of ISO 3166-1 alpha-2"));
        }
        for needed in [
            DepartmentKey::Registration,
            DepartmentKey::MedicalBenefits,
            DepartmentKey::FamilyBenefits,
            DepartmentKey::Pensions,
            DepartmentKey::TechnicalSupport,
        ] {
            if !self.departments.iter().any(|department| department.key == needed) {
                return refuse("institution.departments", format!("{needed:?} is missing"));
            }
        }
        Ok(())
    }

    /// The institution as the API shows it, outside demonstration mode.
    #[must_use]
    pub fn to_contract(&self) -> Institution {
        Institution {
            name: self.name.clone(),
            short_name: self.short_name.clone(),
            address: self.address.clone(),
            website: self.website.clone(),
            departments: self.departments.iter().map(DepartmentConfig::to_contract).collect(),
            demonstration: None,
        }
    }
}

impl DepartmentConfig {
    fn to_contract(&self) -> Department {
        Department {
            key: self.key,
            name: self.name.clone(),
            email: self.email.clone(),
            telephone: self.telephone.clone(),
            hours: self.hours.clone(),
        }
    }
}
