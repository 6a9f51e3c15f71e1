//! Parts that several pages of the requests show, and their words.

use contract::{
    endpoint::API_ROOT,
    household::{Household, PostalAddress},
    institution::DepartmentKey,
    requests::{AttestationKind, DocumentDomain, ReadIssuedDocument, RequestState},
};
use leptos::prelude::*;

use crate::{
    core::{labels, texts},
    ui::{TagColor, download_link, envelope},
};

/// Name of a domain.
pub fn domain(domain: DocumentDomain) -> String {
    match domain {
        DocumentDomain::Medical => texts::requests::medical(),
        DocumentDomain::Family => texts::requests::family(),
        DocumentDomain::Pension => texts::requests::pension(),
        DocumentDomain::Registration => texts::requests::registration(),
    }
}

/// What an issued document attests.
pub fn attestation(kind: AttestationKind) -> String {
    match kind {
        AttestationKind::MedicalRights => texts::requests::medical_rights(),
        AttestationKind::AllowancePayments => texts::requests::allowance_payments(),
        AttestationKind::PensionPayments => texts::requests::pension_payments(),
    }
}

/// How far a request has come, and the colour that repeats it.
pub fn state(state: RequestState, is_issued: bool) -> (String, TagColor) {
    match state {
        RequestState::Received => (texts::requests::state_received(), TagColor::Info),
        RequestState::BeingHandled => (texts::requests::state_being_handled(), TagColor::Info),
        RequestState::Sent if is_issued => (texts::requests::state_issued(), TagColor::Success),
        RequestState::Sent => (texts::requests::state_sent(), TagColor::Success),
        RequestState::Refused => (texts::requests::state_refused(), TagColor::Warning),
    }
}

/// Name of a department, where the institution is known.
pub fn department(key: DepartmentKey) -> String {
    labels::department(key).unwrap_or_else(texts::requests::the_department)
}

/// The address to which documents are sent: the rights holder's.
pub fn address_of(household: &Household) -> AnyView {
    address(household.holder.address.as_ref())
}

fn address(address: Option<&PostalAddress>) -> AnyView {
    let lines = address.map_or_else(|| texts::requests::no_address().into_any(), envelope);
    view! {
        <address class="ds-card" data-variant="tinted">
            <div>{lines}</div>
        </address>
    }
    .into_any()
}

/// Where the document that was issued for a request is downloaded.
pub fn issued_link(request: &str, document: &str) -> AnyView {
    let target = ReadIssuedDocument { number: request.to_owned() }.target();
    download_link(format!("{API_ROOT}{target}"), texts::requests::download(document))
}
