//! What can be wrong with the fund's texts, in words for whoever edits them.

use std::{io, path::PathBuf};

use thiserror::Error;

/// Why the information pages cannot be read.
#[derive(Debug, Error)]
pub enum PagesError {
    /// The directory, or a file in it, cannot be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Unreadable {
        /// The directory or file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file is not a page.
    #[error("information page {file}: {source}")]
    Page {
        /// Name of the file, such as `fr/aide.md`.
        file: String,
        /// What is wrong with it.
        source: PageError,
    },
}

/// What is wrong with one page.
#[derive(Debug, Error)]
pub enum PageError {
    /// The file's name does not fit in an address.
    #[error("the name must be made of the letters a to z, digits and hyphens, and end in .md")]
    Name,
    /// A file of general terms stands where no document is.
    #[error("general terms stand in terms/DOCUMENT/VERSION/LANGUAGE.md; see docs/OPERATING.md for the documents")]
    TermsName,
    /// The file is not UTF-8 text.
    #[error("the text is not UTF-8")]
    NotText,
    /// There is no block between two lines `+++` at the top.
    #[error("the page must start with a block of settings between two lines « +++ »")]
    NoFrontMatter,
    /// The settings cannot be read.
    #[error("the settings between the lines « +++ » cannot be read: {0}")]
    FrontMatter(#[from] toml::de::Error),
    /// The French text of general terms does not say from when it is in force.
    #[error("the settings must say from which day the terms are in force, such as in_force_from = 2026-11-01")]
    NoTermsDate,
    /// The text names a placeholder that the configuration does not fill.
    #[error("the placeholder {{{{{0}}}}} is not known; see docs/OPERATING.md for the list")]
    UnknownPlaceholder(String),
    /// A translation has no French page to be a translation of.
    #[error("there is no French text of the same name")]
    NoReference,
}
