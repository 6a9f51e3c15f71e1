//! Medical care (CARE-01 to CARE-08): refunds line by line, by beneficiary and by practitioner.
//!
//! What the service promises: a rights holder sees the refunds of their own household and no other; the list, its
//! totals, the months of the chart and the exports obey one filter and add up; an adjusted file takes the place of the
//! original without erasing it; everything stays visible for twelve months after processing.

mod convert;
pub mod cursor;
mod endpoints;
mod error;
mod export;
pub mod movements;
mod query;
mod row;
pub mod rules;
mod service;

pub use endpoints::routes;
