//! A fictitious fund is what it claims to be: repeatable, coherent, and complete in its cases.

mod cases;
mod coherence;
mod figures;
mod named;
mod repeatable;
mod support;
