//! The words for values of the contract.

use contract::{
    care::{BeneficiaryRole, CareState, Fund},
    identity::SubscriberRole,
    institution::DepartmentKey,
    movements::{MovementDetail, MovementKind},
    pension::PensionFund,
    population::Population,
    service::Service,
};

use leptos::prelude::GetUntracked as _;

use super::{i18n, portal::use_portal, texts};

/// Name of a department of the institution, where the institution is known.
#[must_use]
pub fn department(key: DepartmentKey) -> Option<String> {
    let institution = use_portal().institution.get_untracked();
    let known = institution.as_ref().and_then(|institution| institution.department(key));
    known.map(|known| known.name.get(i18n::language()).to_owned())
}

/// Name of a population.
#[must_use]
pub fn population(population: Population) -> String {
    match population {
        Population::Employee => texts::population::employee(),
        Population::SelfEmployed => texts::population::self_employed(),
        Population::Retired => texts::population::retired(),
        Population::Spouse => texts::population::spouse(),
    }
}

/// To whom a population applies.
#[must_use]
pub fn population_hint(population: Population) -> String {
    match population {
        Population::Employee => texts::population::employee_hint(),
        Population::SelfEmployed => texts::population::self_employed_hint(),
        Population::Retired => texts::population::retired_hint(),
        Population::Spouse => texts::population::spouse_hint(),
    }
}

/// Name of a service.
#[must_use]
pub fn service(service: Service) -> String {
    match service {
        Service::Profile => texts::service::profile(),
        Service::Movements => texts::service::movements(),
        Service::PersonalData => texts::service::personal_data(),
        Service::Requests => texts::service::requests(),
        Service::Indemnities => texts::service::indemnities(),
        Service::MedicalCare => texts::service::medical_care(),
        Service::CareByPractitioner => texts::service::by_practitioner(),
        Service::PensionPayments => texts::service::pension_payments(),
        Service::FamilyAllowances => texts::service::family_allowances(),
        Service::RecipientAllowances => texts::service::recipient_allowances(),
        Service::PensionSimulation => texts::service::pension_simulation(),
        Service::ResourcesDeclaration => texts::service::resources_declaration(),
    }
}

/// What a service is for.
#[must_use]
pub fn service_hint(service: Service) -> String {
    match service {
        Service::Profile => texts::service::profile_hint(),
        Service::Movements => texts::service::movements_hint(),
        Service::PersonalData => texts::service::personal_data_hint(),
        Service::Requests => texts::service::requests_hint(),
        Service::Indemnities => texts::service::indemnities_hint(),
        Service::MedicalCare => texts::service::medical_care_hint(),
        Service::CareByPractitioner => texts::service::by_practitioner_hint(),
        Service::PensionPayments => texts::service::pension_payments_hint(),
        Service::FamilyAllowances => texts::service::family_allowances_hint(),
        Service::RecipientAllowances => texts::service::recipient_allowances_hint(),
        Service::PensionSimulation => texts::service::pension_simulation_hint(),
        Service::ResourcesDeclaration => texts::service::resources_declaration_hint(),
    }
}

/// Kind of a movement.
#[must_use]
pub fn movement_kind(kind: MovementKind) -> String {
    match kind {
        MovementKind::Refund => texts::movements::refund(),
        MovementKind::Indemnity => texts::movements::indemnity(),
        MovementKind::Allowance => texts::movements::allowance(),
        MovementKind::Pension => texts::movements::pension(),
        MovementKind::Letter => texts::movements::letter(),
    }
}

/// What distinguishes a movement among its kind.
#[must_use]
pub fn movement_detail(detail: MovementDetail) -> String {
    match detail {
        MovementDetail::Sickness => texts::movements::sickness(),
        MovementDetail::Maternity => texts::movements::maternity(),
        MovementDetail::Invalidity => texts::movements::invalidity(),
        MovementDetail::Car => "CAR".to_owned(),
        MovementDetail::Carti => "CARTI".to_owned(),
        MovementDetail::Activation => texts::movements::activation(),
        MovementDetail::ForgottenPassword => texts::movements::forgotten_password(),
        MovementDetail::Subscriber => texts::movements::subscriber(),
        MovementDetail::Insurer => texts::movements::insurer(),
    }
}

/// What a subscriber is in the household.
#[must_use]
pub fn subscriber_role(role: SubscriberRole) -> String {
    match role {
        SubscriberRole::Holder => texts::profile::role_holder(),
        SubscriberRole::Recipient => texts::profile::role_recipient(),
    }
}

/// What a beneficiary is in the household.
#[must_use]
pub fn beneficiary_role(role: BeneficiaryRole) -> String {
    match role {
        BeneficiaryRole::Holder => texts::care::role_holder(),
        BeneficiaryRole::Spouse => texts::care::role_spouse(),
        BeneficiaryRole::Child => texts::care::role_child(),
    }
}

/// State of a refund (CARE-02).
#[must_use]
pub fn care_state(state: CareState) -> String {
    match state {
        CareState::Processed => texts::care::state_processed(),
        CareState::InProgress => texts::care::state_in_progress(),
        CareState::ToPay => texts::care::state_to_pay(),
    }
}

/// Initials of a fund, the same in every language.
#[must_use]
pub const fn fund(fund: Fund) -> &'static str {
    match fund {
        Fund::Ccss => "CCSS",
        Fund::Camti => "CAMTI",
    }
}

/// Initials of a pension fund, the same in every language.
#[must_use]
pub const fn pension_fund(fund: PensionFund) -> &'static str {
    match fund {
        PensionFund::Car => "CAR",
        PensionFund::Carti => "CARTI",
    }
}
