//! Identification (AUTH-01 to AUTH-04) and the life of a session (NAV-08, NAV-12).

mod brakes;
mod capacity;
mod cookies;
mod foreign_requests;
mod input;
mod session;
mod sign_in;
