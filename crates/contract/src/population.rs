//! Populations: the situation under which a person subscribed.

use serde::{Deserialize, Serialize};

/// The situation under which a person subscribed and signs in (NAV-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Population {
    /// « Salarié ».
    Employee,
    /// « Travailleur indépendant ».
    SelfEmployed,
    /// « Retraité ».
    Retired,
    /// « Conjoint »: signs in with the rights holder's matricule, as recipient of family allowances.
    Spouse,
}

impl Population {
    /// Every population, in the order in which the portal shows them.
    pub const ALL: [Self; 4] = [Self::Employee, Self::SelfEmployed, Self::Retired, Self::Spouse];

    /// The name on the wire and in the fund's files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::SelfEmployed => "self_employed",
            Self::Retired => "retired",
            Self::Spouse => "spouse",
        }
    }

    /// The population with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|population| population.code() == code)
    }
}
