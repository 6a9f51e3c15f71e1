//! From what is stored to what travels.

use contract::{identity::Session, population::Population, service::Service};
use entity::identity::subscription;

use super::{
    active_session::ActiveSession,
    rules::{IDLE_LIMIT, LONGEST_SESSION, role_of},
};

/// The population as it travels.
#[must_use]
pub const fn population(stored: subscription::Population) -> Population {
    match stored {
        subscription::Population::Employee => Population::Employee,
        subscription::Population::SelfEmployed => Population::SelfEmployed,
        subscription::Population::Retired => Population::Retired,
        subscription::Population::Spouse => Population::Spouse,
    }
}

/// The session as its owner sees it.
#[must_use]
pub fn session(active: ActiveSession) -> Session {
    let population = population(active.population);
    Session {
        first_name: active.first_name,
        last_name: active.last_name,
        matricule: active.matricule,
        population,
        role: role_of(population),
        file_incomplete: active.file_incomplete,
        must_choose_password: active.one_time_secret_id.is_some(),
        services: Service::open_to(population).collect(),
        signed_in_at: active.signed_in_at,
        previous_sign_in_at: active.previous_sign_in_at,
        idle_seconds: u32::try_from(IDLE_LIMIT.num_seconds()).unwrap_or(u32::MAX),
        ends_at: active.signed_in_at + LONGEST_SESSION,
        data_as_of: active.data_as_of,
    }
}
