//! What can go wrong between a request and its answer.

use contract::problem::{Problem, ProblemKind};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The server refused, and says why (RFC 9457).
    #[error("{} ({})", .0.title, .0.status)]
    Problem(Box<Problem>),
    /// No answer came back: no network, no server, or not in time.
    #[error("the server cannot be reached")]
    Unreachable,
    /// Something came back that the contract does not know.
    #[error("the answer cannot be read")]
    Unreadable,
}

impl ClientError {
    /// The kind of problem that the server stated, when it stated one that this version knows.
    #[must_use]
    pub fn kind(&self) -> Option<ProblemKind> {
        match self {
            Self::Problem(problem) => problem.kind(),
            Self::Unreachable | Self::Unreadable => None,
        }
    }
}
