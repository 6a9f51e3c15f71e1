//! What can go wrong with personal data.

use contract::problem::{Problem, ProblemKind};
use sea_orm::DbErr;

use crate::http::Refusal;

/// Why personal data cannot be read, or a report cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum HouseholdError {
    /// The household has no rights holder, which the importer does not let happen.
    #[error("the household has no rights holder")]
    WithoutHolder,
    /// Nobody of the household has that identifier.
    #[error("nobody of the household has that identifier")]
    UnknownMember,
    /// The field is not kept for children (DATA-02).
    #[error("the field is not kept for children")]
    NotForChildren,
    /// The same is reported already, and waits for its answer.
    #[error("the same is reported already")]
    AlreadyReported {
        /// Number of the open report.
        number: String,
    },
    /// The cursor is not one that the API gave.
    #[error("the cursor is not one that the API gave")]
    UnknownCursor,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<HouseholdError> for Refusal {
    fn from(error: HouseholdError) -> Self {
        match error {
            HouseholdError::WithoutHolder => Self::internal(&error),
            HouseholdError::UnknownMember => {
                Self::invalid_value("member", "unknown_member", "is not the identifier of a member of the household")
            }
            HouseholdError::NotForChildren => {
                Self::invalid_value("field", "not_for_children", "is not kept for children one by one")
            }
            HouseholdError::AlreadyReported { number } => Problem::new(ProblemKind::AlreadyReported)
                .with_detail(format!("Report {number} is about the same and waits for its answer."))
                .into(),
            HouseholdError::UnknownCursor => Self::unknown_cursor(),
            HouseholdError::Database(failure) => failure.into(),
        }
    }
}
