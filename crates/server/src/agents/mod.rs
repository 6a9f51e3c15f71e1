//! Agents of the fund (FUND-03): who they are, what they may handle, and their sessions.
//!
//! What the service promises: agents are created by the operator and by nobody else; an agent's session is a token of 256
//! random bits, stored hashed, that no cookie carries; a wrong login and a wrong password cost and answer the same;
//! disabling an agent, and giving them another password, ends their sessions at once. What an agent may see is decided
//! in `identity/agent.rs`, like that of every caller.

mod endpoints;
mod error;
mod register;
mod service;

pub use endpoints::routes;
pub use error::AgentError;
pub use register::{AgentSheet, add_agent, change_roles, disable_agent, enable_agent, list_agents, new_password};
