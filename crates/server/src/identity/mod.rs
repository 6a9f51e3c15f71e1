//! Identification (AUTH-01 to AUTH-04): opening, reading and ending a session, and naming the caller of an operation.
//!
//! What the service promises: one answer and one timing for every failing identification; guessing slows down and
//! never locks the owner out of a browser they signed in from before; a session is 256 random bits, stored hashed,
//! ended by fifteen idle minutes, by twelve hours, or by signing out; every other service learns who calls from the
//! typed callers of this one and from nothing else.

mod active_session;
mod brake;
mod caller;
mod convert;
mod cookies;
mod endpoints;
mod error;
mod passwords;
mod rules;
pub mod secrets;
mod service;

pub use active_session::{ActiveSession, find_session};
pub use brake::AddressLimiter;
pub use caller::{Anybody, HouseholdScope, Identified, RightsHolder, SignedIn, session_secret};
pub use endpoints::routes;
pub use passwords::{PasswordPool, PasswordPoolFull, hash as hash_password};
pub use service::forget_ended;
