//! The server of the insured person's portal: the API, its documentation and the built pages, in one program.
//!
//! `app.rs` lists the services. Each service is a folder: `endpoints.rs` (take apart, call, answer), `service.rs` (the
//! use cases, over a connection), `rules.rs` (pure decisions), `convert.rs`, `error.rs`. See docs/ARCHITECTURE.md.

pub mod agents;
pub mod allowances;
pub mod app;
pub mod audit;
pub mod care;
pub mod cli;
pub mod clock;
pub mod config;
pub mod export;
pub mod health;
pub mod household;
pub mod http;
pub mod identity;
pub mod indemnities;
pub mod institution;
mod join;
pub mod logging;
mod money;
mod movement;
pub mod movements;
mod numbers;
pub mod openapi;
pub mod pages;
pub mod pension;
pub mod period;
pub mod post;
pub mod problems;
pub mod profile;
pub mod requests;
pub mod resources;
pub mod secret;
pub mod site;
pub mod start;
pub mod state;
pub mod terms;
