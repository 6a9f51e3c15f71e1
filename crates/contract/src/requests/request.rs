//! Asking for a document, and following what became of it (REQ-03, REQ-04).

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::{AttestationKind, DocumentDomain};
use crate::{
    endpoint::{Endpoint, Method, with_query},
    export::ExportLanguage,
    institution::DepartmentKey,
    language::Language,
    paging::PageRequest,
    text::is_hidden,
};

/// Longest comment that is taken, in characters.
pub const LONGEST_COMMENT: usize = 500;

/// Asks for a document (REQ-03). One request for a document and beneficiary can be open at a time; another is refused by a
/// problem of the kind `already-requested`, whose `detail` names the number of the first.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestDocument {
    /// Which document: its code in the catalogue.
    #[validate(length(min = 1, max = 60))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60, example = "medical-rights"))]
    pub document: String,
    /// For whom: a member of the household whose role the document allows.
    #[cfg_attr(feature = "openapi", schema(example = "5b0c1f6e-62a4-4c09-9d38-0d2b5a7f4e11"))]
    pub beneficiary: Uuid,
    /// What the department should know: without control characters other than line breaks, and without marks of direction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 500), custom(function = "check_comment"))]
    #[cfg_attr(feature = "openapi", schema(max_length = 500, example = "Pour l'inscription au club de judo."))]
    pub comment: Option<String>,
}

/// Without what was written, so that no log ever holds it.
impl fmt::Debug for RequestDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestDocument").field("document", &self.document).finish_non_exhaustive()
    }
}

/// Why a comment cannot be taken as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentFault {
    /// It holds characters that cannot be seen or change how others are read.
    HiddenCharacter,
    /// It has more than [`LONGEST_COMMENT`] characters.
    TooLong,
}

impl CommentFault {
    /// What is wrong with a comment, if anything.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        if text.chars().any(|c| is_hidden(c) && !matches!(c, '\n' | '\r')) {
            Some(Self::HiddenCharacter)
        } else {
            (text.chars().count() > LONGEST_COMMENT).then_some(Self::TooLong)
        }
    }
}

/// Refuses what the limit of the length does not.
fn check_comment(text: &str) -> Result<(), ValidationError> {
    if CommentFault::of(text) == Some(CommentFault::HiddenCharacter) {
        let message = "must hold no control characters but line breaks, and no characters that cannot be seen";
        return Err(ValidationError::new("hidden_character").with_message(message.into()));
    }
    Ok(())
}

impl Endpoint for RequestDocument {
    type Answer = DocumentRequest;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/requests".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// Asks for one's own requests, the newest first (REQ-04).
#[derive(Clone, Debug, Default)]
pub struct ListDocumentRequests {
    /// Which page.
    pub page: PageRequest,
}

impl Endpoint for ListDocumentRequests {
    type Answer = DocumentRequestPage;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        with_query("/requests", &self.page)
    }
}

/// A page of requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentRequestPage {
    /// The requests, the newest first.
    pub requests: Vec<DocumentRequest>,
    /// Cursor of the next page; none on the last one.
    pub next_cursor: Option<String>,
}

/// Asks for one request.
#[derive(Clone, Debug)]
pub struct ReadDocumentRequest {
    /// Its number.
    pub number: String,
}

impl Endpoint for ReadDocumentRequest {
    type Answer = DocumentRequest;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/requests/{}", self.number)
    }
}

/// Where the document that was issued for a request can be downloaded, as a tagged PDF. Not an [`Endpoint`]: the answer is
/// a file, which the browser saves by following a link.
#[derive(Clone, Debug)]
pub struct ReadIssuedDocument {
    /// Number of the request.
    pub number: String,
}

impl ReadIssuedDocument {
    /// Path below the root of the API.
    #[must_use]
    pub fn target(&self) -> String {
        format!("/requests/{}/document", self.number)
    }
}

/// Where the change-of-address form can be downloaded (REQ-01): a PDF that can be filled in on the screen or by hand, with
/// name and matricule of the rights holder. Not an [`Endpoint`]: the answer is a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadAddressForm {
    /// Language of the form.
    pub language: Language,
}

impl ReadAddressForm {
    /// Path and query below the root of the API.
    #[must_use]
    pub fn target(&self) -> String {
        with_query("/requests/address-form", &ExportLanguage { language: self.language })
    }
}

/// How far a request has come (REQ-04). Whatever is neither sent nor refused is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// Received: the department will look at it.
    Received,
    /// Somebody of the department is at it.
    BeingHandled,
    /// The document is sent by post, or issued at once.
    Sent,
    /// Refused, with the reason.
    Refused,
}

impl RequestState {
    /// Every state, in the order in which they come.
    pub const ALL: [Self; 4] = [Self::Received, Self::BeingHandled, Self::Sent, Self::Refused];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::BeingHandled => "being_handled",
            Self::Sent => "sent",
            Self::Refused => "refused",
        }
    }

    /// Whether the department still has to do something.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::BeingHandled)
    }
}

/// Why a document could not be issued at once: the department handles the request instead (REQ-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingData {
    /// Documents are missing from the file of the beneficiary (DATA-03).
    FileIncomplete,
    /// No right is recorded for today.
    NoRight,
    /// Nothing was paid within the last twelve months.
    NoPayment,
}

impl MissingData {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::FileIncomplete, Self::NoRight, Self::NoPayment];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FileIncomplete => "file_incomplete",
            Self::NoRight => "no_right",
            Self::NoPayment => "no_payment",
        }
    }
}

/// A request for a document, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentRequest {
    /// Number to follow it by.
    #[cfg_attr(feature = "openapi", schema(example = "DEM2026-000123"))]
    pub number: String,
    /// Code of the document in the catalogue.
    #[cfg_attr(feature = "openapi", schema(example = "medical-rights"))]
    pub document: String,
    /// Title of the document, in the language asked for; its French title when it was asked for, where the catalogue no
    /// longer has it.
    #[cfg_attr(feature = "openapi", schema(example = "Attestation de droit aux prestations médicales"))]
    pub title: String,
    /// Domain of the document.
    pub domain: DocumentDomain,
    /// The department that handles it.
    pub department: DepartmentKey,
    /// For whom.
    pub beneficiary: Uuid,
    /// Name of the beneficiary, as it stands now.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé Dupont"))]
    pub beneficiary_name: String,
    /// What the person wrote; line breaks are `\n`.
    #[cfg_attr(feature = "openapi", schema(example = "Pour l'inscription au club de judo."))]
    pub comment: Option<String>,
    /// How far it has come.
    pub state: RequestState,
    /// When it was received.
    pub requested_at: DateTime<Utc>,
    /// Since when somebody is at it.
    pub being_handled_at: Option<DateTime<Utc>>,
    /// When it was sent or refused.
    pub answered_at: Option<DateTime<Utc>>,
    /// What the department wrote: the reason of a refusal always, a word beside a document sometimes.
    #[cfg_attr(feature = "openapi", schema(example = "Le dossier de scolarité manque."))]
    pub answer: Option<String>,
    /// The document, where the portal has issued it: to be downloaded from `/requests/{number}/document`.
    pub issued: Option<IssuedAttestation>,
    /// Why it was not issued at once, where the catalogue says that it can be.
    pub not_issued_because: Option<MissingData>,
}

/// A document that the portal has issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedAttestation {
    /// Its number, printed on it.
    #[cfg_attr(feature = "openapi", schema(example = "ATT2026-000045"))]
    pub number: String,
    /// What it attests.
    pub kind: AttestationKind,
    /// The code by which anybody can verify it, printed on it.
    #[cfg_attr(feature = "openapi", schema(example = "7K4M-90XR"))]
    pub code: String,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes(comment: &str) -> Vec<String> {
        let request = RequestDocument {
            document: "medical-rights".to_owned(),
            beneficiary: Uuid::nil(),
            comment: Some(comment.to_owned()),
        };
        match request.validate() {
            Ok(()) => Vec::new(),
            Err(errors) => errors.field_errors()["comment"].iter().map(|error| error.code.to_string()).collect(),
        }
    }

    #[test]
    fn a_comment_may_have_several_lines_of_what_can_be_seen() {
        for comment in
            ["", "Merci d’avance – née Müller", "Deux\nlignes", "Deux\r\nlignes", "<script>alert(1)</script>"]
        {
            assert_eq!(codes(comment), Vec::<String>::new(), "{comment}");
        }
        assert_eq!(codes(&"é".repeat(500)), Vec::<String>::new());
        assert_eq!(codes(&"é".repeat(501)), ["length"]);
        for hidden in ["a\u{0}", "a\u{202e}b", "a\u{200f}", "\u{feff}a", "a\u{7f}", "a\u{1b}[31m"] {
            assert_eq!(codes(hidden), ["hidden_character"], "{hidden:?}");
        }
    }

    #[test]
    fn every_state_is_named_on_the_wire_as_its_code_says() {
        for state in RequestState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
        for reason in MissingData::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
        }
    }

    #[test]
    fn what_is_asked_for_is_never_in_a_log() {
        let request = RequestDocument {
            document: "medical-rights".to_owned(),
            beneficiary: Uuid::nil(),
            comment: Some("secret".to_owned()),
        };
        assert!(!format!("{request:?}").contains("secret"));
    }

    proptest! {
        #[test]
        fn the_courtesy_of_the_pages_and_the_server_agree(text in "(\\PC|\n){0,600}") {
            prop_assert_eq!(CommentFault::of(&text).is_some(), !codes(&text).is_empty());
        }
    }
}
