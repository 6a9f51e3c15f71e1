//! What can go wrong when refunds are read.

use contract::problem::ProblemKind;
use sea_orm::DbErr;

use crate::{export::ExportError, http::Refusal};

/// Why refunds cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CareError {
    /// There is no such statement, or not for the caller.
    #[error("no such statement for the caller")]
    NotFound,
    /// The cursor is not one that the API gave.
    #[error("the cursor is not one that the API gave")]
    UnknownCursor,
    /// The period ends before it starts.
    #[error("the period ends before it starts")]
    EmptyPeriod,
    /// More lines than an export holds.
    #[error("more lines than an export holds")]
    ExportTooLarge,
    /// The file cannot be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The database failed, or holds what it should not.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<CareError> for Refusal {
    fn from(error: CareError) -> Self {
        match error {
            CareError::NotFound => Self::new(ProblemKind::NotFound),
            CareError::UnknownCursor => Self::unknown_cursor(),
            CareError::EmptyPeriod => Self::invalid_value("until", "before_from", "must not come before `from`"),
            CareError::ExportTooLarge => Self::invalid_value(
                "from",
                "too_many_lines",
                "selects more lines than an export holds; choose a shorter period",
            ),
            CareError::Database(failure) => failure.into(),
            CareError::Export(failure) => failure.into(),
        }
    }
}
