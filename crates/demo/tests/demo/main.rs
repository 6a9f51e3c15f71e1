//! A fictitious fund is what it claims to be: repeatable, coherent, and complete in its cases.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod allowances;
mod cases;
mod coherence;
mod figures;
mod indemnities;
mod named;
mod repeatable;
mod resources;
mod support;
