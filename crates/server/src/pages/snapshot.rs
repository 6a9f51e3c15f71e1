//! Every page, read and rendered: what requests are answered from.

use std::collections::BTreeMap;

use contract::{
    institution::Institution,
    language::Language,
    pages::{InformationPage, PageEntry, PageList},
};

use super::{
    error::{PageError, PagesError},
    front_matter::{self, FrontMatter},
    placeholders::Placeholders,
    render,
    source::{self, Overlay, Sources},
    terms::TermsShelf,
};

/// The pages of one moment.
pub(super) struct Snapshot {
    /// By slug; every page has at least its French version.
    pages: BTreeMap<String, BTreeMap<Language, Page>>,
    /// The general terms.
    pub terms: TermsShelf,
}

/// One page in one language.
struct Page {
    settings: FrontMatter,
    html: String,
}

impl Snapshot {
    /// Reads and renders every page.
    ///
    /// # Errors
    /// When a file cannot be read or is not a well-formed page.
    pub fn read(overlay: Option<&Overlay>, institution: &Institution) -> Result<Self, PagesError> {
        let (mut sources, mut terms) = (source::carried()?, source::carried_terms()?);
        if let Some(overlay) = overlay {
            overlay.overlay(&mut sources)?;
            overlay.overlay_terms(&mut terms)?;
        }
        let placeholders = Language::ALL.map(|language| (language, Placeholders::new(institution, language)));
        let placeholders = BTreeMap::from(placeholders);
        Ok(Self { pages: Self::render(sources, &placeholders)?, terms: TermsShelf::render(terms, &placeholders)? })
    }

    fn render(
        sources: Sources,
        placeholders: &BTreeMap<Language, Placeholders>,
    ) -> Result<BTreeMap<String, BTreeMap<Language, Page>>, PagesError> {
        let mut pages: BTreeMap<String, BTreeMap<Language, Page>> = BTreeMap::new();
        for ((slug, language), text) in sources {
            let page =
                Page::render(&text, &placeholders[&language]).map_err(|source| wrong(&slug, language, source))?;
            pages.entry(slug).or_default().insert(language, page);
        }
        for (slug, versions) in &pages {
            if let (false, Some(language)) = (versions.contains_key(&Language::Fr), versions.keys().next()) {
                return Err(wrong(slug, *language, PageError::NoReference));
            }
        }
        pages.retain(|_, versions| versions.get(&Language::Fr).is_some_and(|page| !page.settings.withdrawn));
        Ok(pages)
    }

    /// The list of pages in menu order.
    pub fn list(&self, language: Language) -> PageList {
        let mut pages: Vec<(&str, &Page)> = self
            .pages
            .iter()
            .filter_map(|(slug, versions)| Some((slug.as_str(), version(versions, language)?.1)))
            .collect();
        pages.sort_by_key(|(slug, page)| (page.settings.order, *slug));
        PageList { pages: pages.into_iter().map(|(slug, page)| page.entry(slug)).collect() }
    }

    /// One page.
    pub fn read_page(&self, language: Language, slug: &str) -> Option<InformationPage> {
        let versions = self.pages.get(slug)?;
        let (language, page) = version(versions, language)?;
        Some(page.page(slug, language))
    }
}

impl Page {
    fn render(text: &str, placeholders: &Placeholders) -> Result<Self, PageError> {
        let (mut settings, markdown) = front_matter::split::<FrontMatter>(text)?;
        settings.title = placeholders.fill(&settings.title)?.replace('\n', ", ");
        settings.summary = placeholders.fill(&settings.summary)?.replace('\n', ", ");
        let html = render::to_html(markdown, placeholders)?;
        Ok(Self { settings, html })
    }

    fn entry(&self, slug: &str) -> PageEntry {
        PageEntry {
            slug: slug.to_owned(),
            title: self.settings.title.clone(),
            summary: self.settings.summary.clone(),
            populations: self.settings.populations.clone(),
        }
    }

    fn page(&self, slug: &str, language: Language) -> InformationPage {
        InformationPage {
            slug: slug.to_owned(),
            language,
            title: self.settings.title.clone(),
            html: self.html.clone(),
            updated_on: self.settings.updated_on,
        }
    }
}

/// The version in this language, or the French one.
fn version(versions: &BTreeMap<Language, Page>, language: Language) -> Option<(Language, &Page)> {
    [language, Language::Fr].into_iter().find_map(|one| Some((one, versions.get(&one)?)))
}

fn wrong(slug: &str, language: Language, source: PageError) -> PagesError {
    PagesError::Page { file: format!("{}/{slug}.md", language.code()), source }
}
