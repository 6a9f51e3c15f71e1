//! What can go wrong when a file is written.

use contract::problem::{Problem, ProblemKind};

use crate::http::Refusal;

/// Seconds after which a printer that was busy is worth another try.
const BUSY_SECONDS: u32 = 5;

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// More rows than the format holds.
    #[error("more rows than the format holds")]
    TooLarge,
    /// As much is being printed as the machine can bear.
    #[error("too many statements are being printed")]
    Busy,
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    Failed(String),
}

impl From<ExportError> for Refusal {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::TooLarge => {
                let message = "the selection has more rows than this format holds; choose a shorter period";
                Self::invalid_value("format", "too_many_rows", message)
            }
            ExportError::Busy => Problem::new(ProblemKind::Busy).with_retry_after(BUSY_SECONDS).into(),
            ExportError::Failed(_) => Self::internal(&error),
        }
    }
}
