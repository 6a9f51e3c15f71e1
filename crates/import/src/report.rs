//! What an import, an undo or a list tells, for people ([`Display`](fmt::Display)) and for programs (`Serialize`).

use std::{collections::BTreeMap, fmt};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What became of the records of one type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// New rows.
    pub inserted: u64,
    /// Rows that stood otherwise before.
    pub updated: u64,
    /// Rows that stood so already.
    pub unchanged: u64,
}

/// What became of the records, by record type (`persons`, `statements`…).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts(pub BTreeMap<String, Count>);

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<18}{:>12}{:>12}{:>12}", "", "inserted", "updated", "unchanged")?;
        for (records, count) in &self.0 {
            writeln!(f, "{records:<18}{:>12}{:>12}{:>12}", count.inserted, count.updated, count.unchanged)?;
        }
        Ok(())
    }
}

/// Whether a batch had to be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was loaded.
    Loaded,
    /// Its very content was loaded before; nothing was changed.
    AlreadyLoaded,
}

/// What [`load`](crate::load) did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether the batch had to be loaded.
    pub outcome: Outcome,
    /// Number of the batch; of the earlier one when it was loaded before.
    pub batch: i64,
    /// The fund's name for the batch.
    pub label: String,
    /// Date on which the data stand.
    pub as_of: NaiveDate,
    /// What became of the records; of the earlier loading when it was loaded before.
    pub counts: Counts,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { batch, label, as_of, .. } = self;
        match self.outcome {
            Outcome::AlreadyLoaded => {
                writeln!(f, "« {label} » is already loaded as batch {batch}; nothing was changed.")
            }
            Outcome::Loaded => {
                let seconds = self.duration_ms as f64 / 1000.0;
                writeln!(f, "Batch {batch} « {label} » is loaded (data of {as_of}, {seconds:.1} s).")?;
                write!(f, "{}", self.counts)
            }
        }
    }
}

/// What [`undo`](crate::undo) did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UndoReport {
    /// Number of the batch.
    pub batch: i64,
    /// The fund's name for the batch.
    pub label: String,
    /// Rows of the batch that are gone.
    pub deleted: u64,
    /// Images of earlier rows that were put back.
    pub restored: u64,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
}

impl fmt::Display for UndoReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { batch, label, deleted, restored, .. } = self;
        let seconds = self.duration_ms as f64 / 1000.0;
        writeln!(
            f,
            "Batch {batch} « {label} » is undone: {deleted} rows deleted, {restored} restored ({seconds:.1} s)."
        )
    }
}

/// A batch that was loaded at some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BatchSummary {
    /// Number of the batch.
    pub batch: i64,
    /// The fund's name for the batch.
    pub label: String,
    /// Date on which its data stand.
    pub as_of: NaiveDate,
    /// When it was loaded.
    pub loaded_at: DateTime<Utc>,
    /// It was taken back since.
    pub undone: bool,
    /// What became of its records.
    pub counts: Counts,
}

impl fmt::Display for BatchSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.undone { "undone" } else { "loaded" };
        let records: u64 = self.counts.0.values().map(|count| count.inserted + count.updated).sum();
        let loaded_at = self.loaded_at.format("%Y-%m-%d %H:%M");
        write!(
            f,
            "{:>6}  {state}  {loaded_at}  data of {}  {records:>9} records  {}",
            self.batch, self.as_of, self.label
        )
    }
}
