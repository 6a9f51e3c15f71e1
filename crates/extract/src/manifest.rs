//! `batch.json`, the cover sheet of a batch.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the format that this crate reads and writes.
pub const FORMAT: u32 = 1;

/// The cover sheet of a batch, `batch.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the format: 1.
    pub format: u32,
    /// The fund's own name for the batch, for example `night-2026-11-22`.
    #[schemars(length(min = 1, max = 100))]
    pub label: String,
    /// Date on which the data stand, shown to people as « Données au … ».
    pub as_of: NaiveDate,
}
