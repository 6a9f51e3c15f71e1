//! What is wrong with a batch, told so that a core-system engineer can mend it.

use std::fmt;

use serde::Serialize;

/// One reason against a batch.
///
/// Quotes numbers, codes and dates of the files, never names or addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// File in the batch's folder.
    pub file: String,
    /// Line in the file, from 1 (the header of a CSV file is line 1); none when the file as a whole is meant.
    pub line: Option<u64>,
    /// Column; none when the line as a whole is meant.
    pub column: Option<String>,
    /// What is wrong and what is expected.
    pub reason: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// Everything against a batch: all are counted, the first ones listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Refusals {
    /// How many there are.
    pub total: u64,
    /// The first ones, in the order of the files and lines as they were read.
    pub listed: Vec<Refusal>,
}

impl Refusals {
    /// Counts `refusal`, and lists it unless `most` are listed already.
    pub(crate) fn add(&mut self, refusal: Refusal, most: usize) {
        self.total += 1;
        if self.listed.len() < most {
            self.listed.push(refusal);
        }
    }
}

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the batch is refused, nothing of it was loaded ({} refusals):", self.total)?;
        for refusal in &self.listed {
            writeln!(f, "  {refusal}")?;
        }
        let unlisted = self.total.saturating_sub(self.listed.len() as u64);
        if unlisted > 0 {
            writeln!(f, "  … and {unlisted} more")?;
        }
        Ok(())
    }
}
