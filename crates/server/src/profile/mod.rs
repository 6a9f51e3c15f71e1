//! « Mon profil » (PROF-01 to PROF-09, FUND-04): e-mail address, mail options, complementary insurers, what was sent
//! where, and who has looked.
//!
//! What the service promises: a person reaches every subscription of theirs and none of anybody else; an e-mail address
//! counts once the link in a message to it was confirmed; electronic mail and forwarding begin with a choice that
//! accepts the terms in force, are kept choice by choice, and end at once when they are revoked; a statement is
//! announced once and forwarded once, its content never travels in a message, and the ledger says what went where.

mod accesses;
mod convention_form;
mod conventions;
mod deliveries;
mod email;
mod endpoints;
mod error;
mod limit;
mod mail_options;
mod service;
mod subscriptions;

pub use convention_form::ConventionForms;
pub use conventions::{
    Convention, ConventionError, issue_access_key, list as list_conventions, show as show_convention,
};
pub use deliveries::{announce, announce_forever, movements};
pub use email::is_awaited as is_address_awaited;
pub use endpoints::routes;
pub use subscriptions::{confirmed_address, language_of};
