//! The simulation of the pension to come (SIM-01 to SIM-04).
//!
//! What the service promises: whoever may simulate sees the points known so far and tries dates up to ten years ahead;
//! whoever may not is told why. A result rests on dated parameters, is kept with everything that it rests on, and is
//! calculated anew from that to the same cent whenever it is read, whatever has changed meanwhile.

mod basis;
mod convert;
mod endpoints;
mod error;
mod export;
mod kept;
mod known;
pub mod parameters;
pub mod rules;
mod service;

pub use endpoints::routes;
pub use service::is_open;
