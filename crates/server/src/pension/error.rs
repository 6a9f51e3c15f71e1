//! What can go wrong when payments are read or exported.

use sea_orm::DbErr;

use crate::{export::ExportError, http::Refusal};

/// Why there are no payments, or no file of them.
#[derive(Debug, thiserror::Error)]
pub enum PensionError {
    /// The file cannot be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<PensionError> for Refusal {
    fn from(error: PensionError) -> Self {
        match error {
            PensionError::Export(failure) => failure.into(),
            PensionError::Database(failure) => failure.into(),
        }
    }
}
