//! Which documents can be asked for.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    care::BeneficiaryRole,
    endpoint::{Endpoint, Method, with_query},
    institution::DepartmentKey,
};

/// Longest search, in characters.
pub const LONGEST_SEARCH: usize = 100;

/// Domain of a document (REQ-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentDomain {
    /// « Prestations médicales ».
    Medical,
    /// « Prestations familiales ».
    Family,
    /// « Retraite ».
    Pension,
    /// « Immatriculation ».
    Registration,
}

impl DocumentDomain {
    /// Every domain, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Medical, Self::Family, Self::Pension, Self::Registration];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Medical => "medical",
            Self::Family => "family",
            Self::Pension => "pension",
            Self::Registration => "registration",
        }
    }

    /// The domain with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|domain| domain.code() == code)
    }
}

/// A document that the portal issues by itself, at once (REQ-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttestationKind {
    /// Attestation of medical rights, of one member of the household.
    MedicalRights,
    /// Attestation of the family allowances that were paid, for the household or one child.
    AllowancePayments,
    /// Attestation of the pensions that were paid to the rights holder.
    PensionPayments,
}

impl AttestationKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::MedicalRights, Self::AllowancePayments, Self::PensionPayments];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::MedicalRights => "medical_rights",
            Self::AllowancePayments => "allowance_payments",
            Self::PensionPayments => "pension_payments",
        }
    }
}

/// Asks for the documents of the catalogue; with a search, for those that match it, the best first (REQ-02).
///
/// The whole catalogue is small: a page reads it once, and searches in it by [`found`](super::found) as the server does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct SearchDocuments {
    /// Words to look for in titles, keywords and descriptions, all of them; accents, case and plurals do not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100))]
    #[cfg_attr(feature = "openapi", param(max_length = 100, example = "ecole"))]
    pub search: Option<String>,
    /// Only documents of this domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub domain: Option<DocumentDomain>,
}

impl Endpoint for SearchDocuments {
    type Answer = DocumentCatalogue;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        with_query("/requests/documents", self)
    }
}

/// Documents that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentCatalogue {
    /// The documents: by rank where something is searched, otherwise in the order of the catalogue. At most 200.
    pub documents: Vec<CatalogueDocument>,
}

/// A document that can be asked for, worded in the language asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CatalogueDocument {
    /// Stable code; names the document in a request.
    #[cfg_attr(feature = "openapi", schema(example = "medical-rights"))]
    pub code: String,
    /// Its domain.
    pub domain: DocumentDomain,
    /// Its title.
    #[cfg_attr(feature = "openapi", schema(example = "Attestation de droit aux prestations médicales"))]
    pub title: String,
    /// What it is for, in a sentence or two.
    #[cfg_attr(feature = "openapi", schema(example = "Prouve que les soins sont pris en charge à la date du jour."))]
    pub description: String,
    /// Other words by which people look for it.
    pub keywords: Vec<String>,
    /// For whom it can be asked: members of the household by their role, at least one.
    pub beneficiaries: Vec<BeneficiaryRole>,
    /// The department that handles the request.
    pub department: DepartmentKey,
    /// The portal issues it at once, as a PDF that anybody can verify, where the data suffice (REQ-05); otherwise the
    /// department sends it by post.
    pub issued_at_once: bool,
}
