//! The catalogue: which documents can be asked for, from the file that the program carries or the fund's own.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use contract::{
    care::BeneficiaryRole,
    institution::DepartmentKey,
    language::{Language, LocalizedText},
    requests::{AttestationKind, CatalogueDocument, DocumentDomain},
};
use serde::Deserialize;

use super::catalogue_check::faults_of;

/// The catalogue that the program carries.
const CARRIED: &str = include_str!("../../content/documents.json");

/// A document as the file describes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Stable code; letters a to z, digits, hyphens.
    pub code: String,
    /// Its domain.
    pub domain: DocumentDomain,
    /// The department that handles requests for it.
    pub department: DepartmentKey,
    /// For whom it can be asked.
    pub beneficiaries: Vec<BeneficiaryRole>,
    /// The attestation by which the portal issues it at once; none where the department always sends it.
    #[serde(default)]
    pub issued: Option<AttestationKind>,
    /// Title.
    pub title: LocalizedText,
    /// What it is for.
    pub description: LocalizedText,
    /// Other words by which people look for it.
    pub keywords: Keywords,
}

/// Keywords in every language of the portal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keywords {
    /// French.
    pub fr: Vec<String>,
    /// English.
    pub en: Vec<String>,
    /// Italian.
    pub it: Vec<String>,
}

impl Keywords {
    /// The keywords in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &[String] {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
            Language::It => &self.it,
        }
    }
}

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    documents: Vec<Document>,
}

/// Why the catalogue cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The file cannot be read.
    #[error("the catalogue of documents {} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is no JSON of the documented shape.
    #[error("the catalogue of documents: {0}")]
    Shape(#[from] serde_json::Error),
    /// It can be read, and is not acceptable: one line for each fault.
    #[error("the catalogue of documents is not acceptable:\n  {}", .0.join("\n  "))]
    Wrong(Vec<String>),
}

/// The documents that can be asked for, checked.
#[derive(Debug)]
pub struct Catalogue {
    documents: Vec<Document>,
    worded: [Vec<CatalogueDocument>; Language::ALL.len()],
}

impl Catalogue {
    /// The catalogue of `file`, or the one that the program carries.
    ///
    /// # Errors
    /// See [`CatalogueError`].
    pub fn load(file: Option<&Path>) -> Result<Self, CatalogueError> {
        let text = file.map(|path| {
            fs::read_to_string(path).map_err(|source| CatalogueError::Unreadable { path: path.to_owned(), source })
        });
        Self::parse(text.transpose()?.as_deref().unwrap_or(CARRIED))
    }

    /// The catalogue that this text describes.
    ///
    /// # Errors
    /// When it is not JSON of the right shape, or not acceptable.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let File { documents } = serde_json::from_str(text)?;
        let faults = faults_of(&documents);
        if !faults.is_empty() {
            return Err(CatalogueError::Wrong(faults));
        }
        let worded = Language::ALL.map(|language| documents.iter().map(|one| worded(one, language)).collect());
        Ok(Self { documents, worded })
    }

    /// The documents, worded in this language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &[CatalogueDocument] {
        let place = Language::ALL.iter().position(|one| *one == language).unwrap_or_default();
        &self.worded[place]
    }

    /// The document with this code.
    #[must_use]
    pub fn document(&self, code: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.code == code)
    }

    /// Every document, in the order of the file.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }
}

/// A document in one language. What it is called in French, which is how counters and papers call it, finds it in every
/// language.
fn worded(document: &Document, language: Language) -> CatalogueDocument {
    let mut keywords = document.keywords.get(language).to_vec();
    if language != Language::Fr {
        keywords.push(document.title.fr.clone());
    }
    CatalogueDocument {
        code: document.code.clone(),
        domain: document.domain,
        title: document.title.get(language).to_owned(),
        description: document.description.get(language).to_owned(),
        keywords,
        beneficiaries: document.beneficiaries.clone(),
        department: document.department,
        issued_at_once: document.issued.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use contract::requests::found;

    use super::*;

    fn carried() -> Catalogue {
        Catalogue::load(None).unwrap()
    }

    #[test]
    fn the_catalogue_that_the_program_carries_is_acceptable_and_knows_every_domain() {
        let catalogue = carried();
        assert!(catalogue.documents().len() >= 15);
        let domains: HashSet<_> = catalogue.documents().iter().map(|document| document.domain).collect();
        assert_eq!(domains.len(), DocumentDomain::ALL.len());
    }

    #[test]
    fn people_find_what_they_mean_by_their_own_words() {
        let catalogue = carried();
        for (language, search, code) in [
            (Language::Fr, "droit aux prestations", "medical-rights"),
            (Language::Fr, "securite sociale", "medical-rights"),
            (Language::Fr, "ALD", "full-cover"),
            (Language::Fr, "carte perdue", "card-duplicate"),
            (Language::Fr, "certificat scolarite", "schooling-form"),
            (Language::En, "lost card", "card-duplicate"),
            (Language::En, "certificat de scolarité", "schooling-form"),
            (Language::It, "soggiorno termale", "spa-cure"),
            (Language::It, "pensione imposte", "yearly-pension"),
        ] {
            let first = found(catalogue.in_language(language), search, None);
            assert_eq!(first.first().map(|one| one.code.as_str()), Some(code), "{search}");
        }
    }

    #[test]
    fn a_file_that_is_missing_or_no_json_is_told_by_its_name_or_its_line() {
        let missing = Catalogue::load(Some(Path::new("/nowhere/documents.json"))).unwrap_err();
        assert!(missing.to_string().contains("/nowhere/documents.json"), "{missing}");
        let shape = Catalogue::parse("{\n \"documents\": [{ \"kode\": 1 }] }").unwrap_err();
        assert!(shape.to_string().contains("kode") && shape.to_string().contains("line 2"), "{shape}");
    }
}
