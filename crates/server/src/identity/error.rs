//! What can go wrong when somebody identifies themselves, subscribes, or chooses a password.

use chrono::TimeDelta;
use contract::problem::{FieldError, Problem, ProblemKind};
use sea_orm::DbErr;

use super::passwords::{HashError, PasswordPoolFull};
use crate::http::Refusal;

/// Why a use case of identification fails.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The credentials do not belong together; which of them is never told (AUTH-04).
    #[error("the credentials do not belong together")]
    Refused,
    /// Too many failures; wait.
    #[error("too many failures")]
    TooMany {
        /// How long.
        wait: TimeDelta,
    },
    /// A password is wrong or not acceptable.
    #[error("a password is wrong or not acceptable")]
    Passwords(Vec<FieldError>),
    /// The session was ended or opened anew meanwhile.
    #[error("the session was ended meanwhile")]
    SessionEnded,
    /// The subscription has no such session.
    #[error("the subscription has no such session")]
    UnknownSession,
    /// The link is used, expired, void, or no link of ours.
    #[error("the link cannot be used")]
    LinkUnusable,
    /// The person is subscribed already (AUTH-08).
    #[error("the person is subscribed already")]
    AlreadySubscribed,
    /// Too many passwords are being checked.
    #[error(transparent)]
    Busy(#[from] PasswordPoolFull),
    /// The new password cannot be hashed.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<IdentityError> for Refusal {
    fn from(error: IdentityError) -> Self {
        match error {
            IdentityError::Refused => Self::new(ProblemKind::SignInRefused),
            IdentityError::TooMany { wait } => {
                let seconds = u32::try_from(wait.num_seconds()).unwrap_or(u32::MAX).max(1);
                Problem::new(ProblemKind::TooManyAttempts).with_retry_after(seconds).into()
            }
            IdentityError::Passwords(errors) => Problem::new(ProblemKind::InvalidValues).with_errors(errors).into(),
            IdentityError::SessionEnded => Self::new(ProblemKind::SessionRequired),
            IdentityError::UnknownSession => Self::new(ProblemKind::NotFound),
            IdentityError::LinkUnusable => Self::new(ProblemKind::LinkUnusable),
            IdentityError::AlreadySubscribed => Self::new(ProblemKind::AlreadySubscribed),
            IdentityError::Busy(_) | IdentityError::Hash(HashError::Full(_)) => {
                Problem::new(ProblemKind::Busy).with_retry_after(2).into()
            }
            IdentityError::Hash(failure) => Self::internal(&failure),
            IdentityError::Database(failure) => failure.into(),
        }
    }
}
