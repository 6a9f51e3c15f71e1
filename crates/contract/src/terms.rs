//! General terms: versioned texts that a person opens and accepts, and can read again as they were (PROF-08, DECL-02).

use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{Endpoint, Method},
    language::Language,
};

/// Which general terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TermsDocument {
    /// Electronic mail and forwarding to complementary insurers.
    MailOptions,
    /// The resources declaration (DECL-02).
    ResourcesDeclaration,
}

impl TermsDocument {
    /// Every document.
    pub const ALL: [Self; 2] = [Self::MailOptions, Self::ResourcesDeclaration];

    /// The name in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::MailOptions => "mail-options",
            Self::ResourcesDeclaration => "resources-declaration",
        }
    }
}

/// Asks for general terms, in the language of `Accept-Language`.
#[derive(Clone, Debug)]
pub struct ReadTerms {
    /// Which.
    pub document: TermsDocument,
    /// A version that was accepted; the one in force when absent.
    pub version: Option<String>,
}

impl Endpoint for ReadTerms {
    type Answer = Terms;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        let slug = self.document.slug();
        match &self.version {
            Some(version) => format!("/terms/{slug}/versions/{version}"),
            None => format!("/terms/{slug}"),
        }
    }
}

/// General terms, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Terms {
    /// Which.
    pub document: TermsDocument,
    /// Their version.
    #[cfg_attr(feature = "openapi", schema(example = "2026-11"))]
    pub version: String,
    /// Whether this is the version in force.
    pub in_force: bool,
    /// Language of the text.
    pub language: Language,
    /// Title.
    #[cfg_attr(feature = "openapi", schema(example = "Conditions générales du courrier électronique"))]
    pub title: String,
    /// The text as HTML without scripts, styles or a first-level heading; safe to show as it is.
    #[cfg_attr(feature = "openapi", schema(example = "<p>Le courrier électronique remplace…</p>"))]
    pub html: String,
}
