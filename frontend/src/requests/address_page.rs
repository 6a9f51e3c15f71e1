//! Telling that the address on record is wrong: a confirmation, then the form to download (REQ-01).

use contract::{
    endpoint::API_ROOT,
    household::{Household, ReadHousehold},
    requests::ReadAddressForm,
    service::Service,
};
use leptos::prelude::*;

use super::parts::address_of;
use crate::{
    core::{addresses, i18n, load::load, texts},
    identity::Secured,
    ui::{PageHeading, back_link, bullets, contact_box, download_link, dynamic, loaded, paragraph},
};

/// The secured page that tells of a wrong address.
pub fn address_page() -> AnyView {
    view! { <Secured service=Service::Requests page=|_| draw() /> }.into_any()
}

fn draw() -> AnyView {
    let household = load(|| Some(ReadHousehold));
    let confirmed = RwSignal::new(false);
    dynamic(move || {
        let content = if confirmed.get() {
            form_to_download()
        } else {
            let page = move |household: &Household| question(household, confirmed);
            view! {
                <PageHeading title=texts::requests::address_title() />
                {loaded(household, move |household| page(&household))}
            }
            .into_any()
        };
        view! {
            <div class="stack">
                {back_link(addresses::service(Service::Requests))}
                {content}
                {contact_box(Service::Requests.department())}
            </div>
        }
        .into_any()
    })
    .into_any()
}

/// The message that asks whether the address is to be changed.
fn question(household: &Household, confirmed: RwSignal<bool>) -> AnyView {
    view! {
        {paragraph(texts::requests::address_on_record())}
        {address_of(household)}
        {paragraph(texts::requests::address_question())}
        <div class="cluster">
            <button type="button" class="ds-button" on:click=move |_| confirmed.set(true)>
                {texts::requests::address_wrong()}
            </button>
            <a class="ds-button" data-variant="secondary" href=addresses::service(Service::Requests)>
                {texts::requests::address_right()}
            </a>
        </div>
    }
    .into_any()
}

fn form_to_download() -> AnyView {
    let target = ReadAddressForm { language: i18n::language() }.target();
    let steps = vec![
        texts::requests::address_fill_in(),
        texts::requests::address_proof(),
        texts::requests::address_hand_in(),
        texts::requests::address_then(),
    ];
    view! {
        <PageHeading title=texts::requests::address_form_title() />
        {paragraph(texts::requests::address_form_lead())}
        {download_link(format!("{API_ROOT}{target}"), texts::requests::address_form())}
        {bullets(steps)}
    }
    .into_any()
}
