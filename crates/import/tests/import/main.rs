//! Batches of a small fund, loaded and taken back on a real database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod adjusting;
mod all_or_nothing;
mod allowances;
mod conventions;
mod formats;
mod hostile;
mod indemnities;
mod pensions;
mod refusals;
mod repeat;
mod resources;
mod schema;
mod sequences;
mod states;
mod support;
mod undo;
