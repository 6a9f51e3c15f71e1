//! Family allowances, for the rights holder and for the recipient (FAM-01 to FAM-05).

mod shown;

#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
mod table;

#[cfg(target_arch = "wasm32")]
pub use page::{household_page, received_page};
