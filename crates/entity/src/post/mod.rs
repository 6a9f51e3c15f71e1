//! What leaves the portal, and requests that are safe to repeat.

pub mod idempotent_request;
pub mod letter;
pub mod outgoing_mail;
