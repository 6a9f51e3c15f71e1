//! Signing out (NAV-08).

use contract::identity::SignOut;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::core::{addresses, portal::use_portal};

/// What ends the session on the server and then returns to the public home. `failed` says when the server was not
/// reached, and the session still stands.
pub fn sign_out(failed: RwSignal<bool>) -> Callback<()> {
    let portal = use_portal();
    let navigate = StoredValue::new_local(use_navigate());
    Callback::new(move |()| {
        spawn_local(async move {
            let answer = portal.send(&SignOut).await;
            failed.set(answer.is_err());
            if answer.is_ok() {
                navigate.with_value(|navigate| navigate(addresses::HOME, NavigateOptions::default()));
                // After the way home is taken, so that the page that is left does not say that a session is missing.
                request_animation_frame(move || portal.leave());
            }
        });
    })
}
