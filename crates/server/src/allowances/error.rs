//! What can go wrong when allowances are read.

use sea_orm::DbErr;

use crate::{export::ExportError, http::Refusal};

/// Why allowances cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum AllowanceError {
    /// The file cannot be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The database failed, or holds what it should not.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<AllowanceError> for Refusal {
    fn from(error: AllowanceError) -> Self {
        match error {
            AllowanceError::Export(failure) => failure.into(),
            AllowanceError::Database(failure) => failure.into(),
        }
    }
}
