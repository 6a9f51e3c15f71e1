//! Identification: who one is for the funds (AUTH-01 to AUTH-11), and what stands where nobody is signed in.

mod idle;
mod password_rules;
mod typed;

#[cfg(target_arch = "wasm32")]
mod claim_fields;
#[cfg(target_arch = "wasm32")]
mod demonstration;
#[cfg(target_arch = "wasm32")]
mod forgotten_password_page;
#[cfg(target_arch = "wasm32")]
mod new_password_page;
#[cfg(target_arch = "wasm32")]
mod own_password;
#[cfg(target_arch = "wasm32")]
mod password_choice;
#[cfg(target_arch = "wasm32")]
mod secured;
#[cfg(target_arch = "wasm32")]
mod session_warning;
#[cfg(target_arch = "wasm32")]
mod sign_in_page;
#[cfg(target_arch = "wasm32")]
mod sign_out;
#[cfg(target_arch = "wasm32")]
mod subscribe_page;

#[cfg(target_arch = "wasm32")]
pub use self::{
    demonstration::demonstration_post,
    forgotten_password_page::ForgottenPasswordPage,
    new_password_page::NewPasswordPage,
    own_password::ChangePasswordPage,
    secured::Secured,
    session_warning::SessionWarning,
    sign_in_page::{SignInPage, ways_in},
    sign_out::sign_out,
    subscribe_page::SubscribePage,
};
