//! Identification (AUTH-01 to AUTH-11): opening, reading and ending a session, subscribing, codes and links, passwords,
//! and naming the caller of an operation.
//!
//! What the service promises: one answer and one timing for every failing identification; guessing slows down and
//! never locks the owner out of a browser they signed in from before; a session is 256 random bits, stored hashed,
//! ended by fifteen idle minutes, by twelve hours, or by signing out; a code or link is used once, and never becomes
//! the password; nothing tells a stranger who is insured or subscribed; every other service learns who calls from the
//! typed callers of this one and from nothing else.

mod active_session;
mod agent;
pub(crate) mod brake;
mod caller;
mod convert;
mod cookies;
mod eligibility;
mod endpoints;
mod error;
mod holder;
mod names;
mod password_rules;
mod passwords;
mod personal_data;
mod recipient;
mod rules;
pub mod secrets;
mod service;
mod timeline;
mod user_agent;

pub use active_session::{ActiveSession, find_session};
pub use agent::{Agent, DeskScope, RegistrationAgent, agent_token, is_agent, roles_of};
pub use brake::{AddressLimiter, Brake, count_failure, state_of};
pub use caller::{Anybody, Identified, PersonScope, SignedIn, Subscriber, session_secret};
pub use convert::population;
pub(crate) use endpoints::admitted_address;
pub use endpoints::routes;
pub use error::IdentityError;
pub use holder::{
    ForAllowances, ForCare, ForIndemnities, ForPensions, ForPersonalData, ForRequests, ForResources, ForSimulation,
    HouseholdScope, InsuredPerson, InsuredScope, Reporter, RightsHolder,
};
pub use passwords::{HashError, PasswordPool, PasswordPoolFull, hash as hash_password};
pub use recipient::{AllowancesRecipient, RecipientPeriod, RecipientScope};
pub use service::{forget_ended, is_current_password, wrong_current_password};
pub use timeline::{TimelineScope, TimelineViewer};
