//! The fund's side: which requests wait for a department, and what becomes of each (FUND-03).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{DocumentDomain, MissingData, RequestState};
use crate::institution::DepartmentKey;

/// Longest answer to a request, in characters.
pub const LONGEST_REQUEST_ANSWER: usize = 1_000;

/// Longest name of somebody of the department, in characters.
pub const LONGEST_ASSIGNEE: usize = 80;

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
