//! « Mon profil »: subscriptions, e-mail address, mail options, conventions, deliveries, accesses.

mod accesses;
mod conventions;
mod deliveries;
mod email;
mod fetch;
mod mail_options;
mod overview;
pub mod steps;
