//! The importer of a fund's files (FUND-01): batches that are validated, repeatable without doubling anything, and
//! that can be undone.
//!
//! [`load`] takes a folder in the format of `extract` (docs/IMPORT.md) into the database: all of it or nothing, in one
//! transaction, in constant memory. [`undo`] takes the newest batch back, [`list`] tells what was loaded.

mod error;
mod folder;
mod list;
mod load;
mod loading;
mod lock;
mod options;
mod progress;
mod read;
mod records;
mod refusal;
mod report;
mod rules;
mod store;
mod undo;

use std::path::Path;

use sea_orm::DatabaseConnection;

pub use error::ImportError;
pub use options::Options;
pub use refusal::{Refusal, Refusals};
pub use report::{BatchSummary, Count, Counts, Outcome, Report, UndoReport};

/// Loads the batch in `folder`, all of it or nothing.
///
/// A batch whose very content is loaded already changes nothing, and the report says so.
///
/// # Errors
/// [`ImportError::Refused`] with every refusal when the batch is not sound; otherwise when the files cannot be read,
/// another import is under way, or the database fails. Nothing of the batch stays in any of these cases.
pub async fn load(db: &DatabaseConnection, folder: &Path, options: &Options) -> Result<Report, ImportError> {
    load::load(db, folder, options).await
}

/// Takes the batch `batch` back: what it changed stands as before, what it brought is gone.
///
/// Batches come back in the reverse order of their loading: only the newest loaded one can be undone.
///
/// # Errors
/// When there is no such batch, it is undone already, a newer one has to go first, or the database fails.
pub async fn undo(db: &DatabaseConnection, batch: i64) -> Result<UndoReport, ImportError> {
    undo::undo(db, batch).await
}

/// Every batch that was ever loaded, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(db: &DatabaseConnection) -> Result<Vec<BatchSummary>, ImportError> {
    list::list(db).await
}
