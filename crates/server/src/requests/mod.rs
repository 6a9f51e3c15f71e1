//! Documents on request (REQ-01 to REQ-05): the catalogue, asking for a document, following it, and the department's side.
//!
//! What the service promises: a rights holder asks for the members of their own household of today, each document for those
//! for whom it is; a request has a number from the first moment, is open once for each document and beneficiary, and is
//! answered once; every change of its state is told by mail to a confirmed address, without saying what changed; whatever
//! the fund's side sees or changes is noted in the audit; what somebody has written is shown as text and nothing else. Where the data suffice the document is issued at once, is the same
//! for ever, and can be verified by anybody, who learns nothing of the person but the initials.

mod address_form;
mod attest;
mod catalogue;
mod catalogue_check;
mod convert;
mod desk;
mod desk_endpoints;
mod document;
mod endpoints;
mod error;
mod list;
mod rules;
mod take;
mod verify;

pub use catalogue::{Catalogue, CatalogueError};
pub use desk::{DeskActor, DeskError, DeskFilter, answer, assign, list as list_requests, show};
pub use endpoints::routes;
