//! The e-mail address of a subscription (PROF-02 to PROF-04): it counts once the link in a message to it was confirmed.
//!
//! The link is made when the message is sent. What waits for it is a row of `email_change`: a link confirms an address
//! only while that address is the one that is waited for, so that a message that left late, after another address was
//! asked for, confirms nothing.

mod change;
mod confirm;
mod endpoints;
mod pending;
mod rules;

pub use endpoints::routes;
pub use pending::{is_awaited, pending};
