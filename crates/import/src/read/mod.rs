//! From a file to records: read and checked on a thread of its own, while the database is at work on those before.

mod chunk;
mod csv;
mod jsonl;
mod lines;
mod locate;

pub use chunk::{Chunks, Numbered};
pub use locate::locate;

use std::path::PathBuf;

/// Longest line of a file, in bytes. The longest sound record is far shorter, so that memory is bounded by this.
pub const LONGEST_LINE: usize = 64 * 1024;

/// How the records of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma- or semicolon-separated values under a header.
    Csv,
    /// One JSON object a line.
    JsonLines,
}

/// A file of a batch.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// Its name in the folder, for refusals.
    pub file: String,
    /// How it is written.
    pub format: Format,
    /// Its length in bytes.
    pub length: u64,
}
