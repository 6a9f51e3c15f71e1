//! Where the pages' files come from: carried inside the program, overlaid by a directory of the fund.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use contract::language::Language;
use rust_embed::RustEmbed;

use super::error::{PageError, PagesError};

/// The files carried inside the program.
#[derive(RustEmbed)]
#[folder = "content/"]
struct Carried;

/// The text of every file, by page and language.
pub(super) type Sources = BTreeMap<(String, Language), String>;

/// The text of every file of general terms, by document, version and language.
pub(super) type TermsSources = BTreeMap<(String, String, Language), String>;

/// Folder of the general terms, beside those of the languages.
const TERMS: &str = "terms";

/// What the fund's directory looks like: every file with the moment of its last change and its length.
pub(super) type Fingerprint = BTreeMap<PathBuf, (SystemTime, u64)>;

/// The files carried inside the program.
///
/// # Errors
/// When one of them is not a page's file.
pub(super) fn carried() -> Result<Sources, PagesError> {
    let mut sources = Sources::new();
    for name in Carried::iter() {
        let Some((language, file)) = name.split_once('/').and_then(|(tag, file)| Some((language_of(tag)?, file)))
        else {
            continue;
        };
        let bytes = Carried::get(&name).map(|file| file.data.into_owned()).unwrap_or_default();
        insert(&mut sources, language, file, bytes)?;
    }
    Ok(sources)
}

/// The general terms carried inside the program.
///
/// # Errors
/// When one of them is not a file of general terms.
pub(super) fn carried_terms() -> Result<TermsSources, PagesError> {
    let mut sources = TermsSources::new();
    for name in Carried::iter() {
        let Some(rest) = name.strip_prefix(TERMS).and_then(|rest| rest.strip_prefix('/')) else { continue };
        let bytes = Carried::get(&name).map(|file| file.data.into_owned()).unwrap_or_default();
        insert_terms(&mut sources, rest, bytes)?;
    }
    Ok(sources)
}

/// The fund's own directory, with a folder per language.
pub(super) struct Overlay {
    directory: PathBuf,
}

impl Overlay {
    /// The overlay that stands in this directory.
    pub fn new(directory: PathBuf) -> Self {
        Self { directory }
    }

    /// What the directory looks like now, without opening a file.
    ///
    /// # Errors
    /// When the directory cannot be read.
    pub fn fingerprint(&self) -> Result<Fingerprint, PagesError> {
        let mut fingerprint = Fingerprint::new();
        let pages = self.files()?.into_iter().map(|(_, path)| path);
        for path in pages.chain(self.terms_files()?) {
            let about = fs::metadata(&path).map_err(|source| unreadable(&path, source))?;
            let changed = about.modified().map_err(|source| unreadable(&path, source))?;
            fingerprint.insert(path, (changed, about.len()));
        }
        Ok(fingerprint)
    }

    /// Adds the directory's files to `sources`, in the place of those of the same name.
    ///
    /// # Errors
    /// When a file cannot be read or is not a page's file.
    pub fn overlay(&self, sources: &mut Sources) -> Result<(), PagesError> {
        for (language, path) in self.files()? {
            let bytes = fs::read(&path).map_err(|source| unreadable(&path, source))?;
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            insert(sources, language, &name, bytes)?;
        }
        Ok(())
    }

    /// Adds the directory's general terms to `sources`, in the place of those of the same document, version and language.
    ///
    /// # Errors
    /// When a file cannot be read or is not a file of general terms.
    pub fn overlay_terms(&self, sources: &mut TermsSources) -> Result<(), PagesError> {
        let root = self.directory.join(TERMS);
        for path in self.terms_files()? {
            let bytes = fs::read(&path).map_err(|source| unreadable(&path, source))?;
            let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            insert_terms(sources, &name, bytes)?;
        }
        Ok(())
    }

    /// Every Markdown file of the general terms: two folders below theirs.
    fn terms_files(&self) -> Result<Vec<PathBuf>, PagesError> {
        let mut folders = vec![self.directory.join(TERMS)];
        for _ in 0..2 {
            let below = folders.iter().filter(|folder| folder.is_dir()).map(|folder| visible(folder));
            folders = below.collect::<Result<Vec<_>, _>>()?.concat();
        }
        let files = folders.iter().filter(|folder| folder.is_dir()).map(|folder| visible(folder));
        let mut files = files.collect::<Result<Vec<_>, _>>()?.concat();
        files.retain(|path| is_markdown(path));
        Ok(files)
    }

    /// Every Markdown file of the language folders that exist. Hidden files are an editor's own business.
    fn files(&self) -> Result<Vec<(Language, PathBuf)>, PagesError> {
        if !self.directory.is_dir() {
            return Err(unreadable(&self.directory, io::ErrorKind::NotADirectory.into()));
        }
        let mut files = Vec::new();
        for language in Language::ALL {
            let folder = self.directory.join(language.code());
            if !folder.is_dir() {
                continue;
            }
            let pages = visible(&folder)?.into_iter().filter(|path| is_markdown(path));
            files.extend(pages.map(|path| (language, path)));
        }
        Ok(files)
    }
}

/// What stands in a folder and is not hidden.
fn visible(folder: &Path) -> Result<Vec<PathBuf>, PagesError> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|source| unreadable(folder, source))? {
        let path = entry.map_err(|source| unreadable(folder, source))?.path();
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            paths.push(path);
        }
    }
    Ok(paths)
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

/// `name` is such as `mail-options/2026-11/fr.md`.
fn insert_terms(sources: &mut TermsSources, name: &str, bytes: Vec<u8>) -> Result<(), PagesError> {
    let wrong = |source| PagesError::Page { file: format!("{TERMS}/{name}"), source };
    let parts: Vec<&str> = name.split('/').collect();
    let (document, version, language) = match parts[..] {
        [document, version, file] if is_slug(document) && is_slug(version) => {
            let language = file.strip_suffix(".md").and_then(language_of);
            (document, version, language.ok_or_else(|| wrong(PageError::TermsName))?)
        }
        _ => return Err(wrong(PageError::TermsName)),
    };
    let text = String::from_utf8(bytes).map_err(|_| wrong(PageError::NotText))?;
    sources.insert((document.to_owned(), version.to_owned(), language), text);
    Ok(())
}

fn insert(sources: &mut Sources, language: Language, file: &str, bytes: Vec<u8>) -> Result<(), PagesError> {
    let wrong = |source| PagesError::Page { file: format!("{}/{file}", language.code()), source };
    let slug = file.strip_suffix(".md").filter(|slug| is_slug(slug)).ok_or_else(|| wrong(PageError::Name))?;
    let text = String::from_utf8(bytes).map_err(|_| wrong(PageError::NotText))?;
    sources.insert((slug.to_owned(), language), text);
    Ok(())
}

fn unreadable(path: &Path, source: io::Error) -> PagesError {
    PagesError::Unreadable { path: path.to_owned(), source }
}

fn language_of(folder: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.code() == folder)
}

/// Whether a name can stand in an address as it is.
fn is_slug(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
