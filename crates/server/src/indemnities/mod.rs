//! Indemnities (IND-01 to IND-03): what an insured person is paid for days without work.
//!
//! What the service promises: the insured person sees their own indemnities and nobody else's, of the same household or
//! another; one row for each period and employer; the total is what the paid rows add up to; every amount that the fund
//! explains comes in parts that add up.

mod convert;
mod endpoints;
mod export;
pub mod movements;
pub mod rules;
mod service;

pub use endpoints::routes;
