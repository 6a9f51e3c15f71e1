//! « Mon profil »: subscriptions, e-mail address, mail options, conventions, deliveries.

mod conventions;
mod deliveries;
mod email;
mod fetch;
mod mail_options;
mod overview;
pub mod steps;
