//! What can go wrong with a declaration.

use chrono::{DateTime, SecondsFormat, Utc};
use contract::{
    problem::{FieldError, Problem, ProblemKind},
    resources::DeclarationStep,
};
use sea_orm::DbErr;

use crate::{export::ExportError, household::HouseholdError, http::Refusal};

/// Why a declaration cannot be read, saved or sent.
#[derive(Debug, thiserror::Error)]
pub enum DeclarationError {
    /// The fund does not ask this household (DECL-01).
    #[error("the household is not asked")]
    NotTargeted,
    /// The campaign has not begun, or is over (DECL-01).
    #[error("the campaign is closed")]
    Closed,
    /// Taken into account (DECL-07).
    #[error("the declaration is taken into account")]
    Locked,
    /// Other terms are in force than those that were approved (DECL-02).
    #[error("other terms are in force")]
    TermsChanged,
    /// Somebody saved or dropped the draft since it was read (DECL-08).
    #[error("the draft was changed since it was read")]
    ChangedMeanwhile {
        /// When it was saved; none when there is none.
        saved: Option<(DateTime<Utc>, DeclarationStep)>,
    },
    /// It cannot be sent as it is.
    #[error("the declaration has faults")]
    Faulty(Vec<FieldError>),
    /// Nothing was sent.
    #[error("nothing was sent")]
    NothingSent,
    /// The household cannot be read.
    #[error(transparent)]
    Household(#[from] HouseholdError),
    /// The receipt cannot be written.
    #[error(transparent)]
    Receipt(#[from] ExportError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<DeclarationError> for Refusal {
    fn from(error: DeclarationError) -> Self {
        match error {
            DeclarationError::NotTargeted => Self::new(ProblemKind::NotTargeted),
            DeclarationError::Closed => Self::new(ProblemKind::CampaignClosed),
            DeclarationError::Locked => Self::new(ProblemKind::DeclarationLocked),
            DeclarationError::TermsChanged => Self::new(ProblemKind::TermsChanged),
            DeclarationError::ChangedMeanwhile { saved } => {
                Problem::new(ProblemKind::ChangedMeanwhile).with_detail(changed(saved)).into()
            }
            DeclarationError::Faulty(errors) => Problem::new(ProblemKind::InvalidValues).with_errors(errors).into(),
            DeclarationError::NothingSent => Self::new(ProblemKind::NotFound),
            DeclarationError::Household(error) => error.into(),
            DeclarationError::Receipt(error) => error.into(),
            DeclarationError::Database(failure) => failure.into(),
        }
    }
}

fn changed(saved: Option<(DateTime<Utc>, DeclarationStep)>) -> String {
    let Some((at, step)) = saved else { return "The draft was dropped or sent meanwhile.".to_owned() };
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!("Another draft was saved at {at}, at the step `{}`. Read it again.", step.code())
}
