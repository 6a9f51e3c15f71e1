//! Codes of the tables and of what travels.

use contract::{
    institution::DepartmentKey,
    requests::{AttestationKind, DocumentDomain, MissingData, RequestState},
};
use entity::requests::{
    attestation::AttestationKind as StoredKind,
    document_request::{Department, Domain, MissingData as StoredMissing, RequestState as StoredState},
};

macro_rules! both_ways {
    ($($stored:ident / $read:ident: $entity:ident = $contract:ident { $($variant:ident),+ $(,)? })+) => {$(
        #[doc = concat!("The [`", stringify!($contract), "`] as it is stored.")]
        pub const fn $stored(value: $contract) -> $entity {
            match value { $($contract::$variant => $entity::$variant),+ }
        }

        #[doc = concat!("The [`", stringify!($contract), "`] as it travels.")]
        pub const fn $read(value: $entity) -> $contract {
            match value { $($entity::$variant => $contract::$variant),+ }
        }
    )+};
}

both_ways! {
    stored_domain / domain: Domain = DocumentDomain { Medical, Family, Pension, Registration }
    stored_department / department: Department = DepartmentKey {
        Registration, MedicalBenefits, FamilyBenefits, Pensions, TechnicalSupport,
    }
}

/// The state as it travels.
pub const fn state(stored: StoredState) -> RequestState {
    match stored {
        StoredState::Received => RequestState::Received,
        StoredState::BeingHandled => RequestState::BeingHandled,
        StoredState::Sent => RequestState::Sent,
        StoredState::Refused => RequestState::Refused,
    }
}

/// The reason as it travels.
pub const fn missing(stored: StoredMissing) -> MissingData {
    match stored {
        StoredMissing::FileIncomplete => MissingData::FileIncomplete,
        StoredMissing::NoRight => MissingData::NoRight,
        StoredMissing::NoPayment => MissingData::NoPayment,
    }
}

/// The kind as it travels.
pub const fn kind(stored: StoredKind) -> AttestationKind {
    match stored {
        StoredKind::MedicalRights => AttestationKind::MedicalRights,
        StoredKind::AllowancePayments => AttestationKind::AllowancePayments,
        StoredKind::PensionPayments => AttestationKind::PensionPayments,
    }
}
