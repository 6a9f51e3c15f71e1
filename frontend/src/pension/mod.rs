//! Pensions: what was paid (PEN-01, PEN-02), and a projection of what is to come (SIM-01 to SIM-04).

mod month_choice;

#[cfg(target_arch = "wasm32")]
mod comparison;
#[cfg(target_arch = "wasm32")]
mod known_points;
#[cfg(target_arch = "wasm32")]
mod parameters_table;
#[cfg(target_arch = "wasm32")]
mod payments_page;
#[cfg(target_arch = "wasm32")]
mod payments_table;
#[cfg(target_arch = "wasm32")]
mod simulation_form;
#[cfg(target_arch = "wasm32")]
mod simulation_page;
#[cfg(target_arch = "wasm32")]
mod simulation_result;

#[cfg(target_arch = "wasm32")]
pub use payments_page::payments_page;
#[cfg(target_arch = "wasm32")]
pub use simulation_page::simulation_page;
