//! What every screen needs: texts, formats, addresses, the session, answers of the server.

pub mod addresses;
pub mod chart_scale;
pub mod period;
pub mod route;
pub mod send_key;
pub mod step;
pub mod template;

#[cfg(target_arch = "wasm32")]
pub mod activity;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod credentials;
#[cfg(target_arch = "wasm32")]
pub mod drafts;
#[cfg(target_arch = "wasm32")]
pub mod follow;
#[cfg(target_arch = "wasm32")]
pub mod format;
#[cfg(target_arch = "wasm32")]
pub mod i18n;
#[cfg(target_arch = "wasm32")]
pub mod labels;
#[cfg(target_arch = "wasm32")]
pub mod link_secret;
#[cfg(target_arch = "wasm32")]
pub mod load;
#[cfg(target_arch = "wasm32")]
pub mod location;
#[cfg(target_arch = "wasm32")]
pub mod paged_list;
#[cfg(target_arch = "wasm32")]
pub mod portal;
#[cfg(target_arch = "wasm32")]
pub mod problems;
#[cfg(target_arch = "wasm32")]
pub mod query;

/// One function per text of `locales/fr.json`, in one module per group.
#[cfg(target_arch = "wasm32")]
pub mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
