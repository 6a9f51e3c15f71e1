//! From what is stored to what travels.

use contract::{identity::Session, population::Population, profile::OpenSession, service::Service};
use entity::identity::{session, subscription};

use super::{
    active_session::ActiveSession,
    rules::{IDLE_LIMIT, LONGEST_SESSION, role_of},
    user_agent,
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

/// The population as it is stored.
#[must_use]
pub const fn stored_population(population: Population) -> subscription::Population {
    match population {
        Population::Employee => subscription::Population::Employee,
        Population::SelfEmployed => subscription::Population::SelfEmployed,
        Population::Retired => subscription::Population::Retired,
        Population::Spouse => subscription::Population::Spouse,
    }
}

/// A line of the list of sessions, which the session with the key `asking` asks for.
#[must_use]
pub fn open_session(stored: session::Model, asking: i64) -> OpenSession {
    let named = stored.user_agent.as_deref().unwrap_or_default();
    OpenSession {
        id: stored.public_id,
        current: stored.id == asking,
        signed_in_at: stored.signed_in_at,
        last_seen_at: stored.last_seen_at,
        browser: user_agent::browser(named).map(str::to_owned),
        system: user_agent::system(named).map(str::to_owned),
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
