//! Pensions (PEN-01, PEN-02): what CAR and CARTI have paid to the person who is signed in; below, the simulation of what
//! is to come.
//!
//! What the service promises: a person sees their own pensions and no one else's, each with its payments of the last
//! twelve months and a sum that is exact whatever was taken back; no account number is shown whole; who has no pension
//! is told so, and has made no mistake.

mod convert;
mod endpoints;
mod error;
mod export;
pub mod movements;
pub mod rules;
mod service;
pub mod simulation;

pub use endpoints::routes;
