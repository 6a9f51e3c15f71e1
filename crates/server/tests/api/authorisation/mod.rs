//! Who may do what: every operation of the document, by every kind of caller.
//!
//! A new service adds its rows to `matrix.rs`, and its parameters to `objects.rs`. Whatever is missing there fails.

mod callers;
mod coverage;
mod matrix;
mod objects;
mod outcomes;
