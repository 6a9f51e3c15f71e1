//! Medical care: refunds by beneficiary, by practitioner, and one whole statement (CARE-01 to CARE-08).

mod explanation;
mod filter_query;

#[cfg(target_arch = "wasm32")]
mod beneficiaries;
#[cfg(target_arch = "wasm32")]
mod care_page;
#[cfg(target_arch = "wasm32")]
mod filter_form;
#[cfg(target_arch = "wasm32")]
mod legend;
#[cfg(target_arch = "wasm32")]
mod line_details;
#[cfg(target_arch = "wasm32")]
mod line_row;
#[cfg(target_arch = "wasm32")]
mod lines_section;
#[cfg(target_arch = "wasm32")]
mod lines_table;
#[cfg(target_arch = "wasm32")]
mod month_chart;
#[cfg(target_arch = "wasm32")]
mod practitioner_page;
#[cfg(target_arch = "wasm32")]
mod statement_page;
#[cfg(target_arch = "wasm32")]
mod why;

#[cfg(target_arch = "wasm32")]
pub use care_page::CarePage;
#[cfg(target_arch = "wasm32")]
pub use practitioner_page::PractitionerPage;
#[cfg(target_arch = "wasm32")]
pub use statement_page::StatementPage;
