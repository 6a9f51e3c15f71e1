//! Indemnities: sickness, maternity, invalidity (IND-01 to IND-03).

mod explanation;

#[cfg(target_arch = "wasm32")]
mod details;
#[cfg(target_arch = "wasm32")]
mod indemnities_page;
#[cfg(target_arch = "wasm32")]
mod legend;
#[cfg(target_arch = "wasm32")]
mod table;
#[cfg(target_arch = "wasm32")]
mod wording;

#[cfg(target_arch = "wasm32")]
pub use indemnities_page::indemnities_page;
