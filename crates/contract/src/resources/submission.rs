//! Sending a declaration, once, and what becomes of it (DECL-06, DECL-07).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::declared::DeclaredResources;
use crate::{
    endpoint::{Endpoint, Method, with_query},
    export::ExportLanguage,
    language::Language,
};

/// Sends the declaration, or a change of it as a further version. Everything is checked again: `errors` names each fault
/// of the form by the code of its reason.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubmitDeclaration {
    /// The version of the general terms that was opened and approved.
    #[validate(length(min = 1, max = 20))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 20, example = "2026-11"))]
    pub terms_version: String,
    /// What is declared.
    #[validate(nested)]
    pub declared: DeclaredResources,
}

impl Endpoint for SubmitDeclaration {
    type Answer = SubmittedDeclaration;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/resources/declaration".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// How far a declaration has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeclarationState {
    /// Received: the registration service will look at it.
    Submitted,
    /// The registration service asks for a correction.
    CorrectionAsked,
    /// Taken into account: it cannot be changed any more.
    TakenIntoAccount,
}

/// A declaration that was sent, in its last version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubmittedDeclaration {
    /// Number to follow it by; all versions have it.
    #[cfg_attr(feature = "openapi", schema(example = "DEC2026-000123"))]
    pub number: String,
    /// How far it has come.
    pub state: DeclarationState,
    /// What was declared.
    pub declared: DeclaredResources,
    /// The versions that were sent, the newest first; at most 20 are shown.
    pub versions: Vec<DeclarationVersion>,
    /// What the registration service asks to correct; none unless the state is `correction_asked`.
    pub correction: Option<AskedCorrection>,
    /// When it was taken into account.
    pub taken_into_account_at: Option<DateTime<Utc>>,
}

/// A version that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclarationVersion {
    /// From 1.
    #[cfg_attr(feature = "openapi", schema(example = 1))]
    pub version: i32,
    /// When it was sent.
    pub submitted_at: DateTime<Utc>,
    /// The general terms that it accepted.
    #[cfg_attr(feature = "openapi", schema(example = "2026-11"))]
    pub terms_version: String,
}

/// A correction that the registration service asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedCorrection {
    /// What is to be corrected.
    #[cfg_attr(feature = "openapi", schema(example = "Le montant de la pension complémentaire manque."))]
    pub text: String,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// Last day on which the correction can be sent, even after the campaign has closed.
    pub until: NaiveDate,
}

/// Where the receipt can be downloaded: everything that was declared last, with number and time. Not an [`Endpoint`]: the
/// answer is a PDF, which the browser saves by following a link.
#[derive(Clone, Copy, Debug)]
pub struct DownloadDeclarationReceipt {
    /// Language of the receipt.
    pub language: Language,
}

impl DownloadDeclarationReceipt {
    /// Path and query below the root of the API.
    #[must_use]
    pub fn target(&self) -> String {
        with_query("/resources/declaration/receipt", &ExportLanguage { language: self.language })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_receipt_is_asked_for_in_a_language() {
        let receipt = DownloadDeclarationReceipt { language: Language::It };
        assert_eq!(receipt.target(), "/resources/declaration/receipt?language=it");
    }
}
