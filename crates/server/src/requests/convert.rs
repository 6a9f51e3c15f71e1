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
    stored_missing / missing: StoredMissing = MissingData { FileIncomplete, NoRight, NoPayment }
    stored_kind / kind: StoredKind = AttestationKind { MedicalRights, AllowancePayments, PensionPayments }
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
