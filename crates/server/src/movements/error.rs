//! What can go wrong when movements are read.

use contract::problem::{FieldError, Problem, ProblemKind};
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
            MovementError::UnknownCursor => {
                invalid("cursor", "unknown_cursor", "use `next_cursor` of the page before, or leave it out")
            }
            MovementError::EmptyPeriod => invalid("until", "before_from", "must not come before `from`"),
            MovementError::Export(failure) => failure.into(),
            MovementError::Database(failure) => failure.into(),
        }
    }
}

fn invalid(field: &str, code: &str, message: &str) -> Refusal {
    let error = FieldError { field: field.to_owned(), code: code.to_owned(), message: message.to_owned() };
    Problem::new(ProblemKind::InvalidValues).with_errors(vec![error]).into()
}
