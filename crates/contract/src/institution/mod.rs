//! The institution that runs the portal: names, addresses, departments, and the demonstration notice.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{Endpoint, Method},
    language::LocalizedText,
    population::Population,
};

/// Asks who runs the portal.
#[derive(Clone, Copy, Debug)]
pub struct ReadInstitution;

impl Endpoint for ReadInstitution {
    type Answer = Institution;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/institution".to_owned()
    }
}

/// Who runs the portal, as its configuration says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Institution {
    /// Full name.
    #[cfg_attr(feature = "openapi", schema(example = "Caisses Sociales de Démonstration"))]
    pub name: String,
    /// Short name or initials.
    #[cfg_attr(feature = "openapi", schema(example = "CSD"))]
    pub short_name: String,
    /// Postal address, line by line.
    pub address: Vec<String>,
    /// The institution's own site.
    #[cfg_attr(feature = "openapi", schema(example = "https://caisses.example"))]
    pub website: String,
    /// The departments that answer questions.
    pub departments: Vec<Department>,
    /// Present in demonstration mode only: every page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demonstration: Option<Demonstration>,
}

impl Institution {
    /// The department that answers for `key`.
    #[must_use]
    pub fn department(&self, key: DepartmentKey) -> Option<&Department> {
        self.departments.iter().find(|department| department.key == key)
    }
}

/// Which department (NAV-10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DepartmentKey {
    /// « Immatriculation ».
    Registration,
    /// « Prestations médicales ».
    MedicalBenefits,
    /// « Prestations familiales ».
    FamilyBenefits,
    /// « Liquidation et paiement des pensions de retraite ».
    Pensions,
    /// « Support informatique ».
    TechnicalSupport,
}

/// A department and how to reach it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Department {
    /// Which department.
    pub key: DepartmentKey,
    /// Its name.
    pub name: LocalizedText,
    /// Its e-mail address.
    #[cfg_attr(feature = "openapi", schema(example = "4444@caisses.example"))]
    pub email: String,
    /// Its telephone, as people write it.
    #[cfg_attr(feature = "openapi", schema(example = "+377 93 15 44 44"))]
    pub telephone: String,
    /// When it answers.
    pub hours: LocalizedText,
}

/// The demonstration notice: the fund is fictitious, and these people can be signed in as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Demonstration {
    /// The fictitious people, with what they need to sign in.
    pub people: Vec<DemonstrationPerson>,
    /// The fictitious people who have no password yet, with what they need to subscribe.
    #[serde(default)]
    pub newcomers: Vec<DemonstrationNewcomer>,
}

/// A fictitious person whom one can sign in as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemonstrationPerson {
    /// Name of the person.
    #[cfg_attr(feature = "openapi", schema(example = "Alain Dupont"))]
    pub name: String,
    /// What the person shows.
    pub situation: LocalizedText,
    /// Population to choose.
    pub population: Population,
    /// Matricule to type.
    #[cfg_attr(feature = "openapi", schema(example = "002490"))]
    pub matricule: String,
    /// Birth date to type.
    pub birth_date: NaiveDate,
    /// Password to type. Fictitious, and never accepted outside demonstration mode.
    #[cfg_attr(feature = "openapi", schema(example = "demonstration-002490"))]
    pub password: String,
}

/// A fictitious person who has no password yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemonstrationNewcomer {
    /// Given name to type.
    #[cfg_attr(feature = "openapi", schema(example = "Matteo"))]
    pub first_name: String,
    /// Family name to type.
    #[cfg_attr(feature = "openapi", schema(example = "Giordano"))]
    pub last_name: String,
    /// What the person shows.
    pub situation: LocalizedText,
    /// Population to choose.
    pub population: Population,
    /// Matricule to type.
    #[cfg_attr(feature = "openapi", schema(example = "050001"))]
    pub matricule: String,
    /// Birth date to type.
    pub birth_date: NaiveDate,
    /// The fund has subscribed the person: the activation letter waits in the post of the demonstration.
    pub subscribed: bool,
}
