//! Personal data, and telling the registration service what is wrong with them (DATA-01 to DATA-03).

mod record;

#[cfg(target_arch = "wasm32")]
mod household_page;
#[cfg(target_arch = "wasm32")]
mod member;
#[cfg(target_arch = "wasm32")]
mod report_page;
#[cfg(target_arch = "wasm32")]
mod reports_list;
#[cfg(target_arch = "wasm32")]
mod wording;

#[cfg(target_arch = "wasm32")]
pub use household_page::household_page;
#[cfg(target_arch = "wasm32")]
pub use report_page::report_page;
