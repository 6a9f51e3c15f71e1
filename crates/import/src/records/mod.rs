//! How each record type becomes rows: its references, its rules, what it changes elsewhere.

mod allowance;
mod care_line;
mod care_line_row;
mod care_statement;
mod codes;
mod convention;
mod copies;
mod fund;
mod household;
mod identity;
mod indemnities;
mod load;
mod merge;
mod pension;
mod pension_month;
mod reference;
mod resources;
mod row_set;

pub use load::{Load, Resolved};
pub use merge::load_file;
