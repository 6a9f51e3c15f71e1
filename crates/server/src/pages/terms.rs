//! General terms: versioned texts, read and rendered like pages (PROF-08).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::{
    language::Language,
    terms::{Terms, TermsDocument},
};

use super::{
    error::{PageError, PagesError},
    front_matter::{self, TermsFrontMatter},
    placeholders::Placeholders,
    render,
    source::TermsSources,
};

/// The general terms of one moment.
pub(super) struct TermsShelf {
    /// By document and name of the version; every document has one at least, and every version a French text.
    versions: BTreeMap<TermsDocument, BTreeMap<String, Version>>,
}

/// One version of general terms.
struct Version {
    in_force_from: NaiveDate,
    texts: BTreeMap<Language, Text>,
}

struct Text {
    title: String,
    html: String,
}

impl TermsShelf {
    /// Renders every text.
    ///
    /// # Errors
    /// When one is not well-formed, stands under a document that does not exist or lacks its French reference, or when
    /// a document has no text at all.
    pub fn render(sources: TermsSources, placeholders: &BTreeMap<Language, Placeholders>) -> Result<Self, PagesError> {
        let mut versions: BTreeMap<TermsDocument, BTreeMap<String, Version>> = BTreeMap::new();
        for ((slug, name, language), file) in sources {
            let wrong = |source| wrong(&slug, &name, language, source);
            let document = TermsDocument::ALL.into_iter().find(|document| document.slug() == slug);
            let document = document.ok_or_else(|| wrong(PageError::TermsName))?;
            let (settings, text) = Text::render(&file, &placeholders[&language]).map_err(wrong)?;
            let version = versions.entry(document).or_default().entry(name.clone()).or_insert_with(Version::new);
            if language == Language::Fr {
                version.in_force_from = settings.in_force_from.ok_or_else(|| wrong(PageError::NoTermsDate))?;
            }
            version.texts.insert(language, text);
        }
        for document in TermsDocument::ALL {
            let of_document = versions.get(&document).ok_or_else(|| missing(document, "VERSION"))?;
            let without = of_document.iter().find(|(_, version)| !version.texts.contains_key(&Language::Fr));
            if let Some((name, _)) = without {
                return Err(missing(document, name));
            }
        }
        Ok(Self { versions })
    }

    /// Name of the version in force on `today`: the last one that has come into force; the first one before any has.
    pub fn in_force(&self, document: TermsDocument, today: NaiveDate) -> &str {
        let mut versions: Vec<_> = self.versions.get(&document).into_iter().flatten().collect();
        versions.sort_by_key(|(name, version)| (version.in_force_from, *name));
        let begun = versions.iter().rev().find(|(_, version)| version.in_force_from <= today);
        begun.or(versions.first()).map_or("", |(name, _)| name)
    }

    /// A version, in French where it is not translated; the one in force when none is named.
    pub fn read(
        &self,
        document: TermsDocument,
        name: Option<&str>,
        language: Language,
        today: NaiveDate,
    ) -> Option<Terms> {
        let in_force = self.in_force(document, today);
        let name = name.unwrap_or(in_force);
        let version = self.versions.get(&document)?.get(name)?;
        let (language, text) =
            [language, Language::Fr].into_iter().find_map(|one| Some((one, version.texts.get(&one)?)))?;
        Some(Terms {
            document,
            version: name.to_owned(),
            in_force: name == in_force,
            language,
            title: text.title.clone(),
            html: text.html.clone(),
        })
    }
}

impl Version {
    const fn new() -> Self {
        Self { in_force_from: NaiveDate::MAX, texts: BTreeMap::new() }
    }
}

impl Text {
    fn render(file: &str, placeholders: &Placeholders) -> Result<(TermsFrontMatter, Self), PageError> {
        let (settings, markdown) = front_matter::split::<TermsFrontMatter>(file)?;
        let title = placeholders.fill(&settings.title)?.replace('\n', ", ");
        let html = render::to_html(markdown, placeholders)?;
        Ok((settings, Self { title, html }))
    }
}

fn missing(document: TermsDocument, version: &str) -> PagesError {
    wrong(document.slug(), version, Language::Fr, PageError::NoReference)
}

fn wrong(slug: &str, version: &str, language: Language, source: PageError) -> PagesError {
    PagesError::Page { file: format!("terms/{slug}/{version}/{}.md", language.code()), source }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::pages::tests::institution;

    const SLUG: &str = "mail-options";

    fn shelf(files: &[(&str, Language, &str)]) -> Result<TermsShelf, PagesError> {
        let placeholders = Language::ALL.map(|language| (language, Placeholders::new(&institution(), language))).into();
        let source = |(version, language, text): &(&str, Language, &str)| {
            ((SLUG.to_owned(), (*version).to_owned(), *language), (*text).to_owned())
        };
        let mut sources: TermsSources = files.iter().map(source).collect();
        // The other documents are well.
        for document in TermsDocument::ALL.into_iter().filter(|document| document.slug() != SLUG) {
            sources.insert((document.slug().to_owned(), "1".to_owned(), Language::Fr), EARLIER.to_owned());
        }
        TermsShelf::render(sources, &placeholders)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const EARLIER: &str = "+++\ntitle = \"A\"\nin_force_from = 2026-01-01\n+++\nUn {{institution.short_name}}";
    const LATER: &str = "+++\ntitle = \"B\"\nin_force_from = 2026-12-01\n+++\nDeux";

    #[test]
    fn a_version_is_in_force_from_its_day_until_the_next_one() {
        let shelf = shelf(&[("2026-1", Language::Fr, EARLIER), ("2026-2", Language::Fr, LATER)]).unwrap();
        let document = TermsDocument::MailOptions;
        for (today, name) in
            [("2025-06-01", "2026-1"), ("2026-01-01", "2026-1"), ("2026-11-30", "2026-1"), ("2026-12-01", "2026-2")]
        {
            assert_eq!(shelf.in_force(document, day(today)), name, "{today}");
        }
        let read = |version| shelf.read(document, version, Language::En, day("2026-11-30"));
        let current = read(None).unwrap();
        assert_eq!((current.title.as_str(), current.in_force, current.language), ("A", true, Language::Fr));
        assert_eq!(current.html, "<p>Un CS &amp; D</p>\n");
        assert!(!read(Some("2026-2")).unwrap().in_force);
        assert!(read(Some("2026-3")).is_none());
    }

    #[test]
    fn what_lacks_its_reference_or_its_date_is_refused_by_name() {
        let undated = "+++\ntitle = \"A\"\n+++\nUn";
        for (files, expected) in [
            (vec![("1", Language::Fr, undated)], "terms/mail-options/1/fr.md"),
            (vec![("1", Language::En, EARLIER)], "terms/mail-options/1/fr.md"),
            (vec![], "terms/mail-options/VERSION/fr.md"),
        ] {
            let error = shelf(&files).err().unwrap().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
