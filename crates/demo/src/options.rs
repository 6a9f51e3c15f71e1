//! What is asked of the generator, and what it answers.

use std::{io, path::PathBuf};

use chrono::NaiveDate;

/// In which form the records are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values with a header row.
    #[default]
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// What fictitious fund to write. The same options give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Number of households beside those of the [named people](crate::people()); at most [`Options::MOST_HOUSEHOLDS`].
    /// A household counts 2.3 persons on average.
    pub households: u32,
    /// Chooses the fund. The named people are the same in every fund.
    pub seed: u64,
    /// The day on which the fund is looked at: the data stand at its eve, and the twelve months before are full.
    /// In 2025 at the earliest.
    pub today: NaiveDate,
    /// In which form the records are written.
    pub format: Format,
    /// Exact average of lines of care of the households beside the named ones, in the sixteen months of the batch: a
    /// household and its neighbour share twice that number unevenly, so the number of households is best even.
    /// Without it, households have about forty lines a year, as their members' ages suggest. At most
    /// [`Options::MOST_LINES`].
    pub lines_per_household: Option<u32>,
}

impl Options {
    /// The numbers of six digits that matricules are drawn from allow no more households.
    pub const MOST_HOUSEHOLDS: u32 = 900_000;
    /// The numbers of the statements of one household allow no more lines.
    pub const MOST_LINES: u32 = 4_000;
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The batch's own name, from its cover sheet.
    pub label: String,
    /// The date on which the data stand.
    pub as_of: NaiveDate,
    /// Households, those of the named people included.
    pub households: u64,
    /// Persons.
    pub persons: u64,
    /// Practitioners.
    pub practitioners: u64,
    /// Care statements.
    pub statements: u64,
    /// Lines of the care statements.
    pub lines: u64,
    /// Records of every kind together.
    pub records: u64,
}

/// Why no batch was written.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// An option is outside its limits.
    #[error("{option} is {value}; {expected}")]
    Option {
        /// Which option.
        option: &'static str,
        /// What it was.
        value: String,
        /// What is expected.
        expected: String,
    },
    /// A file cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl Options {
    /// Refuses options outside their limits.
    pub(crate) fn check(&self) -> Result<(), DemoError> {
        let refuse = |option, value: String, expected| Err(DemoError::Option { option, value, expected });
        if self.households > Self::MOST_HOUSEHOLDS {
            let expected = format!("at most {} are possible", Self::MOST_HOUSEHOLDS);
            return refuse("households", self.households.to_string(), expected);
        }
        let years = NaiveDate::from_ymd_opt(2025, 1, 1)..=NaiveDate::from_ymd_opt(2099, 12, 31);
        if !years.contains(&Some(self.today)) {
            return refuse("today", self.today.to_string(), "a day of 2025 to 2099 is expected".to_owned());
        }
        if let Some(lines) = self.lines_per_household.filter(|lines| *lines > Self::MOST_LINES) {
            let expected = format!("at most {} are possible", Self::MOST_LINES);
            return refuse("lines_per_household", lines.to_string(), expected);
        }
        Ok(())
    }
}
