//! The API, over HTTP, against the real application with a database of its own: `cargo nextest run -p teleservices
//! --test api`. Every answer that a test receives is checked against the OpenAPI document first (support/conformity.rs).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what a test does not expect is to stop it")]

mod agents;
mod allowances;
mod authorisation;
mod care;
mod concurrency;
mod docs;
mod health;
mod household;
mod idempotency;
mod identity;
mod indemnities;
mod institution;
mod movements;
mod openapi;
mod pages;
mod pension;
mod post;
mod problems;
mod profile;
mod requests;
mod resources;
mod site;
mod support;
mod terms;
