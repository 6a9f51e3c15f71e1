//! Agents of the fund, their sessions, and the audit.

pub mod agent;
pub mod agent_session;
pub mod audit_entry;
