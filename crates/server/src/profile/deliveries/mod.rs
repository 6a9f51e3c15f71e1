//! What is sent where (PROF-09): announcing new statements, the ledger, and what insurers fetch.

mod announce;
mod cancel;
mod endpoints;
mod fetch;
mod ledger;
pub mod movements;
mod query;
mod rules;
mod statement;

pub use announce::{announce, announce_forever};
pub use cancel::cancel_waiting;
pub use endpoints::routes;
