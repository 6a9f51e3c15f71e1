//! What the paper says, read back from the PDF.

mod batch;
mod conformance;
mod form;
mod support;
mod values;
