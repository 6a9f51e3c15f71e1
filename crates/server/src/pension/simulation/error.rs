//! What can go wrong with simulations.

use contract::problem::{Problem, ProblemKind};
use sea_orm::DbErr;

use crate::{export::ExportError, http::Refusal};

/// Why nothing is simulated or found.
#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    /// The person may not simulate (SIM-01); the outlook says why.
    #[error("the person may not simulate")]
    NotOpen,
    /// What was chosen is not the first day of a month, or lies outside the choice.
    #[error("the month cannot be chosen")]
    Month(&'static str),
    /// There is no such simulation, or not of the caller.
    #[error("no such simulation of the caller")]
    NotFound,
    /// A basis that was kept cannot be read.
    #[error("a kept basis cannot be read: {0}")]
    Basis(String),
    /// The file cannot be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<SimulationError> for Refusal {
    fn from(error: SimulationError) -> Self {
        match error {
            SimulationError::NotOpen => Problem::new(ProblemKind::ServiceNotOpen)
                .with_detail("the person may not simulate a pension; `GET /pension/outlook` says why")
                .into(),
            SimulationError::Month(code) => {
                let message = "is not the first day of a month from `first_month` to `last_month` of the outlook";
                Self::invalid_value("leaving_month", code, message)
            }
            SimulationError::NotFound => Self::new(ProblemKind::NotFound),
            SimulationError::Export(failure) => failure.into(),
            SimulationError::Database(failure) => failure.into(),
            SimulationError::Basis(_) => Self::internal(&error),
        }
    }
}
