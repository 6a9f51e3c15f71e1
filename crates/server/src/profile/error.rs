//! What can go wrong when somebody looks after their subscriptions.

use chrono::TimeDelta;
use contract::problem::{FieldError, Problem, ProblemKind};
use sea_orm::DbErr;

use crate::{
    http::{ChangedMeanwhile, Refusal},
    identity::IdentityError,
};

/// Why a use case of the profile fails.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// There is no such subscription, or it is somebody else's.
    #[error("the caller has no such subscription")]
    NotFound,
    /// Values are not acceptable.
    #[error("values are not acceptable")]
    Invalid(Vec<FieldError>),
    /// The link is used, expired, void, or no link of ours.
    #[error("the link cannot be used")]
    LinkUnusable,
    /// Too many changes of address within a day; wait.
    #[error("too many changes of address")]
    TooMany {
        /// How long.
        wait: TimeDelta,
    },
    /// The password could not be checked, or may not be tried for a while.
    #[error(transparent)]
    Password(#[from] IdentityError),
    /// Electronic mail without a confirmed address (PROF-05).
    #[error("no e-mail address is confirmed")]
    EmailNotConfirmed,
    /// Other terms are in force than those that were accepted (PROF-08).
    #[error("other terms are in force")]
    TermsChanged,
    /// What is to be changed was changed since it was read.
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<ProfileError> for Refusal {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::NotFound => Self::new(ProblemKind::NotFound),
            ProfileError::Invalid(errors) => Problem::new(ProblemKind::InvalidValues).with_errors(errors).into(),
            ProfileError::LinkUnusable => Self::new(ProblemKind::LinkUnusable),
            ProfileError::TooMany { wait } => IdentityError::TooMany { wait }.into(),
            ProfileError::Password(error) => error.into(),
            ProfileError::EmailNotConfirmed => Self::new(ProblemKind::EmailNotConfirmed),
            ProfileError::TermsChanged => Self::new(ProblemKind::TermsChanged),
            ProfileError::ChangedMeanwhile(_) => Self::new(ProblemKind::ChangedMeanwhile),
            ProfileError::Database(failure) => failure.into(),
        }
    }
}

/// A value that is not acceptable.
pub fn field_error(field: impl Into<String>, code: &str, message: impl Into<String>) -> FieldError {
    FieldError { field: field.into(), code: code.to_owned(), message: message.into() }
}

/// The cursor is not one that the API gave.
pub fn unknown_cursor() -> ProfileError {
    invalid("cursor", "unknown_cursor", "use `next_cursor` of the page before, or leave it out")
}

/// One value that is not acceptable.
pub fn invalid(field: &str, code: &str, message: impl Into<String>) -> ProfileError {
    ProfileError::Invalid(vec![field_error(field, code, message)])
}
