//! « Mes derniers mouvements »: one timeline across the services.
//!
//! What the service promises: it shows what the services show and nothing else, for every part of it is a query of the
//! service that owns the data, narrowed by that service to a household, a person or a subscription. Whose, `query.rs` takes
//! from the caller's scope and from nowhere else. A recipient's timeline holds their own allowances and letters; no movement
//! holds a bank account. One query a page, whatever the number of services; its text is written once.

mod cursor;
mod endpoints;
mod error;
mod export;
mod query;
mod service;

pub use endpoints::routes;
