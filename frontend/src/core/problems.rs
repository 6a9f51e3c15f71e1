//! What a failure means, in the person's language. The server's own words are English and stay out of sight.

use client::ClientError;
use contract::problem::ProblemKind;

use super::texts;

/// What happened and the way out.
#[must_use]
pub fn message(error: &ClientError) -> String {
    match error {
        ClientError::Unreachable => texts::problem::unreachable(),
        ClientError::Unreadable => texts::problem::internal(),
        ClientError::Problem(problem) => match problem.kind() {
            Some(
                ProblemKind::MalformedRequest
                | ProblemKind::MethodNotAllowed
                | ProblemKind::BodyTooLarge
                | ProblemKind::PreconditionRequired
                | ProblemKind::KeyReused,
            ) => texts::problem::malformed(),
            Some(ProblemKind::AlreadySubscribed) => texts::problem::already_subscribed(),
            Some(ProblemKind::AlreadyReported) => texts::problem::already_reported(),
            Some(ProblemKind::AlreadyRequested) => texts::problem::already_requested(),
            Some(ProblemKind::TooManyOpenRequests) => texts::problem::too_many_open_requests(),
            Some(ProblemKind::DocumentNotVerified) => texts::verify::not_together(),
            Some(ProblemKind::LinkUnusable) => texts::problem::link_unusable(),
            Some(ProblemKind::PasswordMustBeChosen) => texts::problem::password_first(),
            Some(ProblemKind::EmailNotConfirmed) => texts::problem::email_not_confirmed(),
            Some(ProblemKind::TermsChanged) => texts::problem::terms_changed(),
            Some(ProblemKind::NotTargeted) => texts::problem::not_targeted(),
            Some(ProblemKind::CampaignClosed) => texts::problem::campaign_closed(),
            Some(ProblemKind::DeclarationLocked) => texts::problem::declaration_locked(),
            Some(ProblemKind::ChangedMeanwhile) => texts::problem::changed_meanwhile(),
            Some(ProblemKind::RequestRunning) => texts::problem::busy(),
            Some(ProblemKind::InvalidValues) => texts::problem::invalid(),
            Some(ProblemKind::SignInRefused) => texts::sign_in::refused(),
            Some(ProblemKind::TooManyAttempts) => {
                texts::problem::too_many_attempts(minutes(problem.retry_after_seconds))
            }
            Some(ProblemKind::SessionRequired) => texts::session::ended(),
            Some(ProblemKind::ForeignRequest) => texts::problem::foreign(),
            Some(ProblemKind::NotFound | ProblemKind::ServiceNotOpen | ProblemKind::RoleRequired) => {
                texts::problem::not_found()
            }
            Some(ProblemKind::Busy) => texts::problem::busy(),
            Some(ProblemKind::RequestTimeout) => texts::problem::timeout(),
            Some(ProblemKind::Internal) | None => texts::problem::internal(),
        },
    }
}

/// Identifier of the occurrence, to give to technical support.
#[must_use]
pub fn reference(error: &ClientError) -> Option<String> {
    match error {
        ClientError::Problem(problem) => problem.instance.clone(),
        ClientError::Unreachable | ClientError::Unreadable => None,
    }
}

/// Whole minutes to wait, at least one.
fn minutes(seconds: Option<u32>) -> i64 {
    i64::from(seconds.unwrap_or(60).div_ceil(60).max(1))
}
