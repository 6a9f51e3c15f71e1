//! The import format: what a fund's core system writes into a batch of files (FUND-01).
//!
//! A batch is a folder with `batch.json` and at most one file per record type, `NAME.csv` or `NAME.jsonl`. The record
//! types below are the format: their fields are the columns, their documentation is the description in the published
//! JSON Schema, and [`Record::check`] says what a single record must respect. Knows no database.
//!
//! The same types are written by the generator of fictitious funds and read by the importer.

mod check;
mod columns;
mod manifest;
pub mod records;
mod wrong;

pub use check::{Check, Reason};
pub use columns::{Column, Kind, columns, schema};
pub use manifest::{FORMAT, Manifest};
pub use records::{LOAD_ORDER, Record};
pub use wrong::{from_text, wrong};
