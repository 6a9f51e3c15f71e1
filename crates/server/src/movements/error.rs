//! What can go wrong when movements are read.

use sea_orm::DbErr;

use crate::{export::ExportError, http::Refusal};

/// Why movements cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum MovementError {
    /// The cursor is not one that the API gave.
    #[error("the cursor is not one that the API gave")]
    UnknownCursor,
    /// The period ends before it starts.
    #[error("the period ends before it starts")]
    EmptyPeriod,
    /// The file cannot be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The database failed, or holds what it should not.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<MovementError> for Refusal {
    fn from(error: MovementError) -> Self {
        match error {
            MovementError::UnknownCursor => Self::unknown_cursor(),
            MovementError::EmptyPeriod => Self::invalid_value("until", "before_from", "must not come before `from`"),
            MovementError::Export(failure) => failure.into(),
            MovementError::Database(failure) => failure.into(),
        }
    }
}
