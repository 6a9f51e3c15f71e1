//! « Demandes en ligne »: the address on record, and the choice of a document (REQ-01, REQ-02).

use contract::{household::ReadHousehold, requests::SearchDocuments, service::Service};
use leptos::prelude::*;

use super::{choice::choice, parts::address_of};
use crate::{
    core::{addresses, load::load, texts},
    identity::Secured,
    ui::{PageHeading, contact_box, heading, loaded, paragraph, printed_for},
};

/// The secured page « Demandes en ligne », which is the first of two steps.
pub fn requests_page() -> AnyView {
    view! { <Secured service=Service::Requests page=|_| draw() /> }.into_any()
}

fn draw() -> AnyView {
    let household = load(|| Some(ReadHousehold));
    let catalogue = load(|| Some(SearchDocuments::default()));
    view! {
        <div class="stack">
            <PageHeading title=texts::requests::title() step=texts::form::step("1", "2") />
            {printed_for()}
            {paragraph(texts::requests::lead())}
            <p class="ds-paragraph d-print-none">
                <a class="ds-link" href=addresses::MY_REQUESTS>
                    {texts::requests::mine()}
                </a>
            </p>
            {heading(texts::requests::address())}
            {paragraph(texts::requests::address_lead())}
            {loaded(household, |household| address_of(&household))}
            <p class="ds-paragraph d-print-none">
                <a class="ds-link" href=addresses::WRONG_ADDRESS>
                    {texts::requests::address_report()}
                </a>
            </p>
            {loaded(catalogue, choice)}
            {contact_box(Service::Requests.department())}
        </div>
    }
    .into_any()
}
