//! Documents that people ask for, and those that are issued at once.

pub mod attestation;
pub mod document_request;
