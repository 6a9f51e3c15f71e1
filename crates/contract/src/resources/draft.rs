//! Drafts: kept by the server, so that they survive a lost session and another device (DECL-08).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::declared::DeclaredResources;
use crate::endpoint::{Endpoint, Method};

/// A screen of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeclarationStep {
    /// General terms.
    #[default]
    Terms,
    /// Special situations.
    SpecialSituation,
    /// Income of the rights holder.
    HolderIncome,
    /// Income of the spouse.
    SpouseIncome,
    /// Dependent children.
    Children,
    /// Summary.
    Summary,
}

impl DeclarationStep {
    /// Every step, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Terms, Self::SpecialSituation, Self::HolderIncome, Self::SpouseIncome, Self::Children, Self::Summary];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::SpecialSituation => "special_situation",
            Self::HolderIncome => "holder_income",
            Self::SpouseIncome => "spouse_income",
            Self::Children => "children",
            Self::Summary => "summary",
        }
    }

    /// The step with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }
}

/// Asks for the draft. Where none is saved, it holds what is proposed: what was sent before, otherwise what the fund
/// knows. The answer's `ETag` is what a change of it sends as `If-Match`.
#[derive(Clone, Copy, Debug)]
pub struct ReadDeclarationDraft;

impl Endpoint for ReadDeclarationDraft {
    type Answer = DeclarationDraft;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/resources/declaration/draft".to_owned()
    }
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclarationDraft {
    /// When it was saved; none when nothing was, and this is a proposal.
    pub saved_at: Option<DateTime<Utc>>,
    /// The step to go on with.
    pub step: DeclarationStep,
    /// Version of the general terms that were approved; none before they were.
    #[cfg_attr(feature = "openapi", schema(example = "2026-11"))]
    pub terms_version: Option<String>,
    /// What is declared so far.
    pub declared: DeclaredResources,
}

/// Saves the draft. Carries `If-Match`; when somebody saved another meanwhile, the refusal's `detail` says when and at
/// which step. Only the limits of single values are checked: a draft may be wrong and incomplete.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveDeclarationDraft {
    /// The step to go on with.
    pub step: DeclarationStep,
    /// Version of the general terms that were approved; none before they were.
    #[serde(default)]
    #[validate(length(min = 1, max = 20))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 20, example = "2026-11"))]
    pub terms_version: Option<String>,
    /// What is declared so far.
    #[validate(nested)]
    pub declared: DeclaredResources,
}

impl Endpoint for SaveDeclarationDraft {
    type Answer = DeclarationDraft;
    const METHOD: Method = Method::Put;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/resources/declaration/draft".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// « Annuler »: drops the draft; what was sent before stays (DECL-06).
#[derive(Clone, Copy, Debug)]
pub struct DropDeclarationDraft;

impl Endpoint for DropDeclarationDraft {
    type Answer = ();
    const METHOD: Method = Method::Delete;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/resources/declaration/draft".to_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_found_by_its_code() {
        for step in DeclarationStep::ALL {
            assert_eq!(DeclarationStep::from_code(step.code()), Some(step));
            assert_eq!(serde_json::to_value(step).unwrap(), step.code());
        }
    }
}
