//! Identification: who one is for the funds (AUTH-01 to AUTH-04, AUTH-09), and what stands where nobody is signed in.

mod idle;
mod sign_in_form;

#[cfg(target_arch = "wasm32")]
mod demonstration;
#[cfg(target_arch = "wasm32")]
mod secured;
#[cfg(target_arch = "wasm32")]
mod session_warning;
#[cfg(target_arch = "wasm32")]
mod sign_in_fields;
#[cfg(target_arch = "wasm32")]
mod sign_in_page;
#[cfg(target_arch = "wasm32")]
mod sign_out;

#[cfg(target_arch = "wasm32")]
pub use secured::Secured;
#[cfg(target_arch = "wasm32")]
pub use session_warning::SessionWarning;
#[cfg(target_arch = "wasm32")]
pub use sign_in_page::SignInPage;
#[cfg(target_arch = "wasm32")]
pub use sign_out::sign_out;
