//! A fictitious fund of any size, written as a batch in the import format (FUND-01).
//!
//! Nothing here is about a real person: names are drawn from lists, addresses combine real streets with invented
//! numbers, and the figures that are not official are marked illustrative in the data. The same options give the same
//! bytes; household *n* is the same however many households follow it; a batch of any size is written in constant
//! memory. Knows no database: the batch is loaded like any other, through the importer.

mod addresses;
mod allowances;
mod calendar;
mod care;
mod dice;
mod generate;
mod household;
mod indemnities;
mod insurers;
mod names;
mod nomenclature;
mod options;
mod pension;
mod people;
mod practitioners;
mod resources;
mod table;
mod world;
mod writer;

pub use insurers::{NamedInsurer, insurers};
pub use options::{DemoError, Format, Options, Summary};
pub use people::{NamedPerson, Newcomer, Situation, newcomers, people};
pub use writer::write;
