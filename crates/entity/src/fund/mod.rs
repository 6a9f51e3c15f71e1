//! What the fund's files bring: batches, what stood before them, dated parameters.

pub mod dated_parameter;
pub mod import_batch;
pub mod import_previous;
