//! Agents of the fund: who they are, what they may handle, and their sessions (FUND-03).

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use crate::{
    endpoint::{Endpoint, Method},
    institution::DepartmentKey,
};

/// Longest login of an agent.
pub const LONGEST_LOGIN: usize = 60;

/// What an agent may handle: the work of one department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgentRole {
    /// « Immatriculation »: requests about registration, and declarations of resources.
    Registration,
    /// « Prestations médicales ».
    MedicalBenefits,
    /// « Prestations familiales ».
    FamilyBenefits,
    /// « Liquidation et paiement des pensions de retraite ».
    Pensions,
}

impl AgentRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Registration, Self::MedicalBenefits, Self::FamilyBenefits, Self::Pensions];

    /// The code of the role, as it is written in the API and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::MedicalBenefits => "medical_benefits",
            Self::FamilyBenefits => "family_benefits",
            Self::Pensions => "pensions",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The department whose work it is.
    #[must_use]
    pub const fn department(self) -> DepartmentKey {
        match self {
            Self::Registration => DepartmentKey::Registration,
            Self::MedicalBenefits => DepartmentKey::MedicalBenefits,
            Self::FamilyBenefits => DepartmentKey::FamilyBenefits,
            Self::Pensions => DepartmentKey::Pensions,
        }
    }
}

/// Whether `login` can name an agent: 1 to 60 small letters without accents, digits, `.`, `-`, `_` or `@`.
#[must_use]
pub fn is_login(login: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_@".contains(&byte);
    (1..=LONGEST_LOGIN).contains(&login.len()) && login.bytes().all(known)
}

/// Opens a session of an agent. A wrong login and a wrong password are answered alike.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenAgentSession {
    /// The agent's login; the case of its letters does not matter.
    #[validate(length(min = 1, max = 60))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60, example = "m.rossi"))]
    pub login: String,
    /// The agent's password.
    #[validate(length(min = 1, max = 128))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 128, format = Password, example = "k7m2q-x9f4t-b3w8p-h6d5n-r2c7v")
    )]
    pub password: String,
}

/// Without the password, so that no log ever holds it.
impl fmt::Debug for OpenAgentSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenAgentSession").finish_non_exhaustive()
    }
}

impl Endpoint for OpenAgentSession {
    type Answer = OpenedAgentSession;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/desk/session".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// A session just opened. Its token is told this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenedAgentSession {
    /// Goes into the header `Authorization: Bearer …` of every request. Ends after fifteen minutes without one, after
    /// twelve hours, and when the session is ended.
    #[cfg_attr(feature = "openapi", schema(example = "oXJtJ0vVYlFQ2uL9QkUq0m6yq2c7W3c0n4m1b8s5d9E"))]
    pub token: String,
    /// Who has signed in.
    pub agent: Agent,
}

/// Without the token.
impl fmt::Debug for OpenedAgentSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenedAgentSession").field("agent", &self.agent).finish_non_exhaustive()
    }
}

/// Asks which agent is signed in, and for what.
#[derive(Clone, Copy, Debug)]
pub struct ReadAgentSession;

impl Endpoint for ReadAgentSession {
    type Answer = Agent;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/desk/session".to_owned()
    }
}

/// Ends the session of an agent.
#[derive(Clone, Copy, Debug)]
pub struct EndAgentSession;

impl Endpoint for EndAgentSession {
    type Answer = ();
    const METHOD: Method = Method::Delete;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/desk/session".to_owned()
    }
}

/// An agent of the fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agent {
    /// Identifier.
    pub id: Uuid,
    /// Login.
    #[cfg_attr(feature = "openapi", schema(example = "m.rossi"))]
    pub login: String,
    /// Name.
    #[cfg_attr(feature = "openapi", schema(example = "Marco Rossi"))]
    pub name: String,
    /// What the agent may handle.
    pub roles: Vec<AgentRole>,
}

#[cfg(test)]
mod tests {
    use super::{AgentRole, is_login};

    #[test]
    fn a_login_is_made_of_what_every_keyboard_has() {
        for login in ["m.rossi", "a", "marie-claude_2", "m.rossi@caisses.example"] {
            assert!(is_login(login), "{login}");
        }
        for login in ["", "M.Rossi", "é", "m rossi", "m\nrossi", &"a".repeat(61)] {
            assert!(!is_login(login), "{login}");
        }
    }

    #[test]
    fn every_role_is_found_again_by_its_code() {
        for role in AgentRole::ALL {
            assert_eq!(AgentRole::from_code(role.code()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.code());
        }
        assert_eq!(AgentRole::from_code("technical_support"), None);
    }
}
