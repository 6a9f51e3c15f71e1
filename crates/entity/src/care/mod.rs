//! Medical care.

pub mod benefit;
pub mod care_line;
pub mod care_statement;
pub mod practitioner;
