//! The portal's pages: a single-page application in the browser, over the documented API.
//!
//! Natively only the pure parts compile, for their tests.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "natively there is nobody to draw pages for"))]

mod allowances;
#[cfg(target_arch = "wasm32")]
mod app;
mod care;
mod core;
#[cfg(target_arch = "wasm32")]
mod home;
mod household;
mod identity;
mod indemnities;
#[cfg(target_arch = "wasm32")]
mod information;
mod movements;
#[cfg(target_arch = "wasm32")]
mod pension;
#[cfg(target_arch = "wasm32")]
mod post;
#[cfg(target_arch = "wasm32")]
mod profile;
#[cfg(target_arch = "wasm32")]
mod requests;
mod resources;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod ui;

#[cfg(target_arch = "wasm32")]
fn main() {
    app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
