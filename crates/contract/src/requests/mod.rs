//! Documents on request (REQ-01 to REQ-05): the catalogue and its search, asking for a document, following what became of
//! it, and checking a document that the fund has issued.

mod catalogue;
mod desk;
mod request;
mod search;
mod verification;

pub use catalogue::{
    AttestationKind, CatalogueDocument, DocumentCatalogue, DocumentDomain, LONGEST_SEARCH, SearchDocuments,
};
pub use desk::{
    AnswerKind, AnswerRequest, AssignRequest, DeskRequest, DeskRequestPage, DeskRequestQuery, DeskRequestSheet,
    LONGEST_ASSIGNEE, LONGEST_REQUEST_ANSWER, RequestVerdict,
};
pub use request::{
    CommentFault, DocumentRequest, DocumentRequestPage, IssuedAttestation, LONGEST_COMMENT, ListDocumentRequests,
    MissingData, ReadAddressForm, ReadDocumentRequest, ReadIssuedDocument, RequestDocument, RequestState,
};
pub use search::{fold, found};
pub use verification::{
    CODE_LENGTH, CODE_LETTERS, VerifiedDocument, VerifyDocument, spoken_code, typed_attestation_number, typed_code,
};
