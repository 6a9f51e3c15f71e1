//! What leaves the portal.

mod delivering;
mod demonstration;
mod ledger;
mod letters;
mod notices;
mod support;
