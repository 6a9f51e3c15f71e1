//! The folder of a batch: which files it holds, what its cover sheet says, and what identifies its content.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
};

use extract::{Check, FORMAT, LOAD_ORDER, Manifest};
use sha2::{Digest as _, Sha256};

use crate::{
    ImportError, Refusal,
    read::{Format, Source},
};

/// Name of the cover sheet.
pub const MANIFEST: &str = "batch.json";

/// Longest cover sheet, in bytes.
const LONGEST_MANIFEST: u64 = 16 * 1024;

/// A batch as its folder shows it.
#[derive(Debug)]
pub struct Folder {
    /// The cover sheet.
    pub manifest: Manifest,
    /// Its files, by record type.
    pub sources: BTreeMap<&'static str, Source>,
    /// SHA-256 of all files, in hexadecimal.
    pub content_hash: String,
}

impl Folder {
    /// Looks into `folder`.
    ///
    /// # Errors
    /// When it cannot be read, holds other files than those of a batch, or its cover sheet is not sound.
    pub fn open(folder: &Path) -> Result<Result<Self, Vec<Refusal>>, ImportError> {
        let mut refusals = Vec::new();
        let mut sources: BTreeMap<&'static str, Source> = BTreeMap::new();
        for file in names(folder)? {
            if file == MANIFEST {
                continue;
            }
            let Some((name, format)) = record_type(&file) else {
                refusals.push(about(&file, "is not a file of a batch; see docs/IMPORT.md for those that are"));
                continue;
            };
            let path = folder.join(&file);
            let length = fs::metadata(&path).map_err(unreadable(&file))?;
            if !length.is_file() {
                refusals.push(about(&file, "is not a regular file"));
            } else if let Some(other) = sources.get(name) {
                refusals.push(about(&file, &format!("stands beside {}; give one of the two", other.file)));
            } else {
                sources.insert(name, Source { path, file, format, length: length.len() });
            }
        }
        let manifest = match manifest(folder)? {
            Ok(manifest) => manifest,
            Err(found) => {
                refusals.extend(found);
                return Ok(Err(refusals));
            }
        };
        if !refusals.is_empty() {
            return Ok(Err(refusals));
        }
        let content_hash = content_hash(folder, &sources)?;
        Ok(Ok(Self { manifest, sources, content_hash }))
    }

    /// Length of all files together, in bytes.
    pub fn length(&self) -> u64 {
        self.sources.values().map(|source| source.length).sum()
    }
}

/// A refusal of `file` as a whole.
fn about(file: &str, reason: &str) -> Refusal {
    Refusal { file: file.to_owned(), line: None, column: None, reason: reason.to_owned() }
}

fn unreadable(file: &str) -> impl FnOnce(io::Error) -> ImportError {
    let file = file.to_owned();
    |source| ImportError::Unreadable { file, source }
}

/// The names in the folder, in alphabetical order.
fn names(folder: &Path) -> Result<Vec<String>, ImportError> {
    let shown = folder.display().to_string();
    let entries = fs::read_dir(folder).map_err(unreadable(&shown))?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(unreadable(&shown))?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn record_type(file: &str) -> Option<(&'static str, Format)> {
    let (stem, ending) = file.rsplit_once('.')?;
    let format = match ending {
        "csv" => Format::Csv,
        "jsonl" => Format::JsonLines,
        _ => return None,
    };
    LOAD_ORDER.into_iter().find(|name| *name == stem).map(|name| (name, format))
}

fn manifest(folder: &Path) -> Result<Result<Manifest, Vec<Refusal>>, ImportError> {
    let mut text = Vec::new();
    match File::open(folder.join(MANIFEST)) {
        Ok(file) => file.take(LONGEST_MANIFEST).read_to_end(&mut text).map_err(unreadable(MANIFEST))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Err(vec![about(MANIFEST, "is missing: every batch has one")]));
        }
        Err(error) => return Err(unreadable(MANIFEST)(error)),
    };
    let manifest: Manifest = match serde_json::from_slice(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text)) {
        Ok(manifest) => manifest,
        Err(error) => return Ok(Err(vec![about(MANIFEST, &format!("is not a cover sheet: {error}"))])),
    };
    let mut check = Check::default();
    check.require(manifest.format == FORMAT, "format", || format!("is {}; {FORMAT} is expected", manifest.format));
    check.text("label", &manifest.label, 100);
    check.date("as_of", Some(manifest.as_of));
    let reasons = check.into_reasons();
    if reasons.is_empty() {
        return Ok(Ok(manifest));
    }
    let refusal = |reason: extract::Reason| Refusal {
        column: Some(reason.column.to_owned()),
        ..about(MANIFEST, &reason.message)
    };
    Ok(Err(reasons.into_iter().map(refusal).collect()))
}

fn content_hash(folder: &Path, sources: &BTreeMap<&'static str, Source>) -> Result<String, ImportError> {
    let files = sources.values().map(|source| source.file.as_str()).chain([MANIFEST]);
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    for file in files {
        let mut content = File::open(folder.join(file)).map_err(unreadable(file))?;
        let length = content.metadata().map_err(unreadable(file))?.len();
        // Name and length come first, so that no content can pass for another's end and beginning.
        hash.update(format!("{file}\n{length}\n"));
        loop {
            let read = content.read(&mut buffer).map_err(unreadable(file))?;
            if read == 0 {
                break;
            }
            hash.update(&buffer[..read]);
        }
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
