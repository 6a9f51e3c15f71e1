//! What travels between the portal's pages, integrators and the server.
//!
//! Requests, responses and problems of the API, with the checks that both sides share and the definition of every
//! endpoint (method, path, answer). The crate compiles to native code and to wasm32; it knows neither SQL nor a web
//! framework nor how bytes are carried.
//!
//! Conventions: money is integer cents of euro in `i64` fields whose names end in `_cents`; rates are basis points
//! (`8_000` is 80 %); dates are civil dates (`2026-03-03`), moments are UTC.

pub mod agents;
pub mod allowances;
pub mod care;
pub mod email;
pub mod endpoint;
#[cfg(feature = "openapi")]
pub mod example;
pub mod export;
pub mod health;
pub mod household;
pub mod identity;
pub mod indemnities;
pub mod institution;
pub mod language;
pub mod movements;
pub mod pages;
pub mod paging;
pub mod pension;
pub mod population;
pub mod post;
pub mod problem;
pub mod profile;
pub mod requests;
pub mod resources;
pub mod service;
pub mod terms;
pub mod text;
