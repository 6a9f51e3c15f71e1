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
        for (_, path) in self.files()? {
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
            for entry in fs::read_dir(&folder).map_err(|source| unreadable(&folder, source))? {
                let path = entry.map_err(|source| unreadable(&folder, source))?.path();
                let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                if !hidden && path.extension().is_some_and(|extension| extension == "md") {
                    files.push((language, path));
                }
            }
        }
        Ok(files)
    }
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
