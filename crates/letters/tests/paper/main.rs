//! What the paper says, read back from the PDF.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod address_form;
mod attestation;
mod batch;
mod conformance;
mod form;
mod statement;
mod support;
mod values;
