//! The mails as people and relays see them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod addresses;
mod connections;
mod demonstration;
mod headers;
mod hostile;
mod protection;
mod relay;
mod samples;
mod words;
