//! « Déclaration de ressources » (DECL-01 to DECL-08): how things stand, and the form in its five steps, whose draft the
//! server keeps.

mod screens;
mod typed;

#[cfg(target_arch = "wasm32")]
mod answers;
#[cfg(target_arch = "wasm32")]
mod cancel;
#[cfg(target_arch = "wasm32")]
mod children_step;
#[cfg(target_arch = "wasm32")]
mod conflict;
#[cfg(target_arch = "wasm32")]
mod estimate;
#[cfg(target_arch = "wasm32")]
mod first_steps;
#[cfg(target_arch = "wasm32")]
mod income_step;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod procedure;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod summary_step;
#[cfg(target_arch = "wasm32")]
mod wording;

#[cfg(target_arch = "wasm32")]
pub use pages::{declaration_form_page, declaration_page};
