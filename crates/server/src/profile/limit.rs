//! How often links may be tried from one address. They carry 256 bits: nobody guesses one, and nobody is to make the
//! database look for guesses either.

use actix_web::HttpRequest;

use crate::{
    http::{Refusal, client_address},
    state::AppState,
};

/// Seconds to wait when an address tries too often.
const WAIT_SECONDS: u32 = 60;

/// Lets a request with a link through, or refuses it.
pub fn admit_link(state: &AppState, request: &HttpRequest) -> Result<(), Refusal> {
    let address = client_address(request, &state.config.trusted_proxies);
    if state.link_limit.admits(address) {
        return Ok(());
    }
    Err(Refusal::too_many(state.link_limit.limit(), WAIT_SECONDS))
}
