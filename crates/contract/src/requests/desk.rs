//! The fund's side: which requests wait for a department, and what becomes of each (FUND-03).

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{DocumentDomain, MissingData, RequestState};
use crate::institution::DepartmentKey;

/// Longest answer to a request, in characters.
pub const LONGEST_REQUEST_ANSWER: usize = 1_000;

/// Longest name of somebody of the department, in characters.
pub const LONGEST_ASSIGNEE: usize = 80;

/// Which requests an agent asks for, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct DeskRequestQuery {
    /// Only those of this department; of all that the agent handles when absent.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub department: Option<DepartmentKey>,
    /// The answered ones too.
    #[serde(default)]
    pub answered: bool,
    /// `next_cursor` of the page before; absent for the first page. Opaque: never build one.
    #[serde(default)]
    #[validate(length(max = 200))]
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    pub cursor: Option<String>,
    /// Most items wanted, 1 to 100; 20 when absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 100))]
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 100, example = 20))]
    pub limit: Option<u16>,
}

/// A page of requests of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskRequestPage {
    /// The requests, the oldest first.
    pub requests: Vec<DeskRequest>,
    /// Cursor of the next page; none when the page is not full.
    pub next_cursor: Option<String>,
}

/// Takes a request in hand, or gives it to somebody else.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignRequest {
    /// Who is at it: one line that can be seen.
    #[validate(length(min = 1, max = 80))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 80, example = "C. Orengo"))]
    pub to: String,
}

/// What is answered to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// The document is on its way.
    Sent,
    /// It is not sent; the reason says why.
    Refused,
}

/// Answers a request, once.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerRequest {
    /// What is answered.
    pub verdict: AnswerKind,
    /// What the person reads, one line that can be seen: the reason of a refusal, or a word beside the document.
    #[serde(default)]
    #[validate(length(min = 1, max = 1000))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 1000, example = "Votre carte part aujourd'hui par la poste.")
    )]
    pub answer: Option<String>,
}

/// Without what was written, so that no log ever holds it.
impl fmt::Debug for AnswerRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnswerRequest").field("verdict", &self.verdict).finish_non_exhaustive()
    }
}

/// A request as the department that handles it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskRequest {
    /// Its number.
    #[cfg_attr(feature = "openapi", schema(example = "DEM2026-000123"))]
    pub number: String,
    /// How far it has come.
    pub state: RequestState,
    /// The department that handles it.
    pub department: DepartmentKey,
    /// Domain of the document.
    pub domain: DocumentDomain,
    /// Code of the document in the catalogue.
    #[cfg_attr(feature = "openapi", schema(example = "schooling-form"))]
    pub document: String,
    /// French title of the document when it was asked for.
    #[cfg_attr(feature = "openapi", schema(example = "Certificat de scolarité à faire remplir"))]
    pub title: String,
    /// Matricule of the household.
    #[cfg_attr(feature = "openapi", schema(example = "002490"))]
    pub matricule: String,
    /// The fund's own number of the beneficiary.
    #[cfg_attr(feature = "openapi", schema(example = "P-002490-3"))]
    pub beneficiary: String,
    /// Name of the beneficiary.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé Dupont"))]
    pub beneficiary_name: String,
    /// What the person wrote; line breaks are `\n`.
    #[cfg_attr(feature = "openapi", schema(example = "Pour l'inscription au lycée."))]
    pub comment: Option<String>,
    /// When it was received.
    pub requested_at: DateTime<Utc>,
    /// Why the document was not issued at once, where it could have been.
    pub not_issued_because: Option<MissingData>,
    /// Since when somebody is at it.
    pub being_handled_at: Option<DateTime<Utc>>,
    /// Who is at it.
    #[cfg_attr(feature = "openapi", schema(example = "C. Orengo"))]
    pub assigned_to: Option<String>,
    /// What was written to the person.
    pub answer: Option<String>,
    /// When it was sent or refused.
    pub answered_at: Option<DateTime<Utc>>,
    /// Number of the attestation that was issued for it at once.
    #[cfg_attr(feature = "openapi", schema(example = "ATT2026-000045"))]
    pub attestation: Option<String>,
}

/// A request with what is needed to put the document into an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskRequestSheet {
    /// The request.
    pub request: DeskRequest,
    /// Name of who asked.
    #[cfg_attr(feature = "openapi", schema(example = "Alain Dupont"))]
    pub requester: String,
    /// Address on record of who asked, line by line; empty where none is known.
    pub address: Vec<String>,
}

/// How a request is answered, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum RequestVerdict {
    /// The document is on its way.
    Sent {
        /// A word beside it, where there is something to say.
        answer: Option<String>,
    },
    /// It is not sent.
    Refused {
        /// The reason, which the person reads.
        answer: String,
    },
}
