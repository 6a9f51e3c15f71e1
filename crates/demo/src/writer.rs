//! The batch folder.

use std::path::Path;

use crate::{DemoError, Options, Summary};

/// Writes a fictitious fund into `folder`, which is created when it does not exist; files of the same name are
/// replaced.
///
/// # Errors
/// When an option is outside its limits or a file cannot be written.
pub fn write(folder: &Path, options: &Options) -> Result<Summary, DemoError> {
    options.check()?;
    std::fs::create_dir_all(folder).map_err(|source| DemoError::Write { path: folder.to_owned(), source })?;
    let as_of = options.today - chrono::Days::new(1);
    let label = format!("demo-{}-{}-{as_of}", options.seed, options.households);
    Ok(Summary { label, as_of, households: 0, persons: 0, practitioners: 0, statements: 0, lines: 0, records: 0 })
}
