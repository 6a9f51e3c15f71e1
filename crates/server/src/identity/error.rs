//! What can go wrong when somebody identifies themselves.

use chrono::TimeDelta;
use contract::problem::{Problem, ProblemKind};
use sea_orm::DbErr;

use super::passwords::PasswordPoolFull;
use crate::http::Refusal;

/// Why an identification fails.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The credentials do not belong together; which of them is never told (AUTH-04).
    #[error("the credentials do not belong together")]
    Refused,
    /// Too many failures; wait.
    #[error("too many failures")]
    TooMany {
        /// How long.
        wait: TimeDelta,
    },
    /// Too many passwords are being checked.
    #[error(transparent)]
    Busy(#[from] PasswordPoolFull),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<SignInError> for Refusal {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Refused => Self::new(ProblemKind::SignInRefused),
            SignInError::TooMany { wait } => {
                let seconds = u32::try_from(wait.num_seconds()).unwrap_or(u32::MAX).max(1);
                Problem::new(ProblemKind::TooManyAttempts).with_retry_after(seconds).into()
            }
            SignInError::Busy(_) => Problem::new(ProblemKind::Busy).with_retry_after(2).into(),
            SignInError::Database(failure) => failure.into(),
        }
    }
}
