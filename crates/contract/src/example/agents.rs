//! Examples of what is answered to agents.

use uuid::Uuid;

use super::Example;
use crate::agents::{Agent, AgentRole, OpenedAgentSession};

impl Example for Agent {
    const DESCRIPTION: &'static str = "Who is signed in, and for what.";

    fn example() -> Self {
        Self {
            id: Uuid::from_u128(0x3d3c_8f0a_7b52_4f0e_9a61_c1d2_e3f4_0516),
            login: "m.rossi".to_owned(),
            name: "Marco Rossi".to_owned(),
            roles: vec![AgentRole::Registration, AgentRole::MedicalBenefits],
        }
    }
}

impl Example for OpenedAgentSession {
    const DESCRIPTION: &'static str = "The session is open; its token is told this once.";

    fn example() -> Self {
        Self { token: "oXJtJ0vVYlFQ2uL9QkUq0m6yq2c7W3c0n4m1b8s5d9E".to_owned(), agent: Agent::example() }
    }
}
