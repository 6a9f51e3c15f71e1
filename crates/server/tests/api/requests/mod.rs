//! Documents on request (REQ-01 to REQ-05).

mod address_form;
mod asking;
mod attestations;
mod catalogue;
mod commands;
mod desk;
mod desk_api;
mod following;
pub mod support;
mod verification;
