//! What can go wrong with documents on request.

use contract::problem::{Problem, ProblemKind};
use sea_orm::DbErr;

use super::rules::{MOST_A_DAY, MOST_OPEN, WINDOW};
use crate::{
    export::ExportError,
    household::HouseholdError,
    http::{RateLimit, Refusal},
};

/// Why a request cannot be taken or read.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// The catalogue has no such document.
    #[error("the catalogue has no such document")]
    UnknownDocument,
    /// Nobody of the household has that identifier.
    #[error("nobody of the household has that identifier")]
    UnknownMember,
    /// The document is not for members of that role.
    #[error("the document is not for members of that role")]
    NotForThem,
    /// The same is asked for already, and not answered.
    #[error("the same is asked for already")]
    AlreadyRequested {
        /// Number of the open request.
        number: String,
    },
    /// The household has as many open requests as it may have.
    #[error("too many requests are open")]
    TooManyOpen,
    /// The household has asked for as many documents as it may within a day.
    #[error("too many requests within a day")]
    TooManyToday {
        /// Seconds until the oldest of them no longer counts.
        wait_seconds: u32,
    },
    /// The caller has no request with that number.
    #[error("there is no such request")]
    Unknown,
    /// The cursor is not one that the API gave.
    #[error("the cursor is not one that the API gave")]
    UnknownCursor,
    /// The household has no rights holder, which the importer does not let happen.
    #[error(transparent)]
    Household(HouseholdError),
    /// The document cannot be worded or printed.
    #[error(transparent)]
    Printing(#[from] ExportError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<HouseholdError> for RequestError {
    fn from(error: HouseholdError) -> Self {
        match error {
            HouseholdError::Database(failure) => Self::Database(failure),
            other => Self::Household(other),
        }
    }
}

/// How many requests a household may make within a day.
fn daily_limit() -> RateLimit {
    let quota = u32::try_from(MOST_A_DAY).unwrap_or(u32::MAX);
    RateLimit { name: "requests", quota, window_seconds: u32::try_from(WINDOW.num_seconds()).unwrap_or(u32::MAX) }
}

impl From<RequestError> for Refusal {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::UnknownDocument => {
                Self::invalid_value("document", "unknown_document", "is not the code of a document of the catalogue")
            }
            RequestError::UnknownMember => Self::invalid_value(
                "beneficiary",
                "unknown_member",
                "is not the identifier of a member of the household",
            ),
            RequestError::NotForThem => Self::invalid_value(
                "beneficiary",
                "not_for_them",
                "has a role for which the document cannot be asked; see `beneficiaries` of the document",
            ),
            RequestError::AlreadyRequested { number } => Problem::new(ProblemKind::AlreadyRequested)
                .with_detail(format!("Request {number} is for the same document and beneficiary, and open."))
                .into(),
            RequestError::TooManyOpen => Problem::new(ProblemKind::TooManyOpenRequests)
                .with_detail(format!("{MOST_OPEN} requests of the household are open: wait until some are answered."))
                .into(),
            RequestError::TooManyToday { wait_seconds } => Self::too_many(daily_limit(), wait_seconds),
            RequestError::Unknown => Self::new(ProblemKind::NotFound),
            RequestError::UnknownCursor => Self::unknown_cursor(),
            RequestError::Household(fault) => fault.into(),
            RequestError::Printing(failure) => failure.into(),
            RequestError::Database(failure) => failure.into(),
        }
    }
}
