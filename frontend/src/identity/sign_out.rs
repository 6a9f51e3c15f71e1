//! Signing out (NAV-08).

use contract::identity::SignOut;
use leptos::{prelude::*, task::spawn_local};

use crate::core::{
    addresses,
    location::{Way, use_location},
    portal::use_portal,
};

/// What ends the session on the server and then returns to the public home. `failed` says when the server was not
/// reached, and the session still stands.
pub fn sign_out(failed: RwSignal<bool>) -> Callback<()> {
    let portal = use_portal();
    let location = use_location();
    Callback::new(move |()| {
        spawn_local(async move {
            let answer = portal.send(&SignOut).await;
            failed.set(answer.is_err());
            if answer.is_ok() {
                location.go(addresses::HOME, Way::Forward);
                // After the way home is taken, so that the page that is left does not say that a session is missing.
                request_animation_frame(move || portal.leave());
            }
        });
    })
}
