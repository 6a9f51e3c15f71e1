//! Mail options and forwarding.

pub mod accepted_terms;
pub mod convention;
pub mod delivery_secret;
pub mod insurer_choice;
pub mod mail_option_choice;
pub mod statement_delivery;
