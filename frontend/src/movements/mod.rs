//! « Mes derniers mouvements »: the page after signing in.

mod filter_query;

#[cfg(target_arch = "wasm32")]
mod filter_form;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod table;

#[cfg(target_arch = "wasm32")]
pub use page::movements_page;
