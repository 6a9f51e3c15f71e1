//! The catalogue of online services: which exist, and to whom they are open.

use serde::{Deserialize, Serialize};

use crate::{institution::DepartmentKey, population::Population};

/// An online service of « Mon compte personnel ».
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// « Mon profil »: the subscription itself.
    Profile,
    /// « Mes derniers mouvements »: what was paid and sent, across all services.
    Movements,
    /// « Données personnelles »: civil status and address of the household.
    PersonalData,
    /// « Demandes en ligne »: documents on request.
    Requests,
    /// « Indemnisation »: daily allowances and invalidity pensions of the person who is signed in.
    Indemnities,
    /// « Soins médicaux »: refunds by beneficiary.
    MedicalCare,
    /// « Par praticien »: the same refunds by performer.
    CareByPractitioner,
    /// « Allocations familiales », for the rights holder: those of the whole household.
    FamilyAllowances,
    /// « Allocations familiales », for the recipient: those paid to themselves.
    RecipientAllowances,
    /// « Paiements de pension »: what CAR and CARTI have paid.
    PensionPayments,
    /// « Simulation de retraite »: a projection of the pension to come.
    PensionSimulation,
    /// « Déclaration de ressources »: what the fund asks of some households once a year.
    ResourcesDeclaration,
}

impl Service {
    /// Every service that has a page, in the order of the menu.
    pub const ALL: [Self; 12] = [
        Self::Profile,
        Self::Movements,
        Self::PersonalData,
        Self::Requests,
        Self::Indemnities,
        Self::MedicalCare,
        Self::CareByPractitioner,
        Self::FamilyAllowances,
        Self::RecipientAllowances,
        Self::PensionPayments,
        Self::PensionSimulation,
        Self::ResourcesDeclaration,
    ];

    /// Whether the service is open to people who subscribed under `population` (NAV-04).
    ///
    /// Personal data, refunds, indemnities, pensions and the household's allowances belong to the rights holder's file; a
    /// recipient sees nothing of the household but payments to their own account (FAM-05): everything else is closed to
    /// them, and those to everybody else.
    #[must_use]
    pub const fn is_open_to(self, population: Population) -> bool {
        match self {
            Self::Profile | Self::Movements => true,
            Self::PersonalData
            | Self::Requests
            | Self::Indemnities
            | Self::MedicalCare
            | Self::CareByPractitioner
            | Self::FamilyAllowances
            | Self::PensionPayments
            | Self::PensionSimulation
            | Self::ResourcesDeclaration => !matches!(population, Population::Spouse),
            Self::RecipientAllowances => matches!(population, Population::Spouse),
        }
    }

    /// The services open to a population, in the order of the menu.
    pub fn open_to(population: Population) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |service| service.is_open_to(population))
    }

    /// The department that answers questions about the service (NAV-10).
    #[must_use]
    pub const fn department(self) -> DepartmentKey {
        match self {
            Self::Profile | Self::Movements => DepartmentKey::TechnicalSupport,
            Self::PersonalData | Self::Requests | Self::ResourcesDeclaration => DepartmentKey::Registration,
            Self::Indemnities | Self::MedicalCare | Self::CareByPractitioner => DepartmentKey::MedicalBenefits,
            Self::FamilyAllowances | Self::RecipientAllowances => DepartmentKey::FamilyBenefits,
            Self::PensionPayments | Self::PensionSimulation => DepartmentKey::Pensions,
        }
    }
}
