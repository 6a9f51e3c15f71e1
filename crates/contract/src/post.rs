//! The post of the demonstration: mails and letters that the fictitious fund would have sent. Exists in demonstration
//! mode only; elsewhere these addresses answer as if nothing were there.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    endpoint::{Endpoint, Method},
    language::Language,
};

/// Asks for the mails and letters of the demonstration, the newest first.
#[derive(Clone, Copy, Debug)]
pub struct ReadDemonstrationPost;

impl Endpoint for ReadDemonstrationPost {
    type Answer = DemonstrationPost;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/demonstration/post".to_owned()
    }
}

/// The post of the demonstration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemonstrationPost {
    /// The mails, the newest first; at most 50.
    pub mails: Vec<DemonstrationMail>,
    /// The letters, the newest first; at most 50. `/demonstration/letters/{id}` is the printed letter.
    pub letters: Vec<DemonstrationLetter>,
}

/// A mail as its reader would see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemonstrationMail {
    /// The addressee.
    #[cfg_attr(feature = "openapi", schema(example = "alain.dupont@example.com"))]
    pub to: String,
    /// The subject.
    #[cfg_attr(feature = "openapi", schema(example = "Confirmez votre adresse électronique"))]
    pub subject: String,
    /// The text; its links can be followed.
    pub text: String,
    /// Language of the text.
    pub language: Language,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
}

/// A letter that waits to be printed, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemonstrationLetter {
    /// Identifier of the letter in addresses.
    pub id: Uuid,
    /// The addressee.
    #[cfg_attr(feature = "openapi", schema(example = "Matteo Giordano"))]
    pub to: String,
    /// Which letter.
    pub kind: LetterKind,
    /// When it was ordered.
    pub queued_at: DateTime<Utc>,
}

/// Which letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// Confirms a subscription, with its activation code (AUTH-07).
    Activation,
    /// Brings a code with which a new password can be chosen (AUTH-05).
    ForgottenPassword,
}
