//! « Soins médicaux »: refunds by beneficiary (CARE-01 to CARE-07).

use std::sync::Arc;

use contract::{
    care::{Beneficiaries, CareFilter, ListBeneficiaries},
    identity::Session,
    service::Service,
};
use leptos::prelude::*;

use super::{
    beneficiaries::{BeneficiaryLinks, name_of},
    filter_form::FilterForm,
    filter_query,
    lines_section::LinesSection,
    month_chart::MonthChart,
};
use crate::{
    core::{format, load::load, query, texts},
    identity::Secured,
    ui::{PageHeading, contact_box, empty_state, loaded, notice, printed_for},
};

/// The secured page « Soins médicaux ».
#[component]
pub fn CarePage() -> impl IntoView {
    view! { <Secured service=Service::MedicalCare page=|session| view! { <Care session=session /> }.into_any() /> }
}

#[component]
fn Care(session: Arc<Session>) -> impl IntoView {
    let household = load(|| Some(ListBeneficiaries));
    view! {
        <div class="stack">
            <PageHeading title=texts::care::title() />
            {printed_for()}
            {session
                .file_incomplete
                .then(|| {
                    notice("warning", texts::common::file_incomplete())
                })}
            {loaded(household, |household| view! { <Household household=household /> })}
            {contact_box(Service::MedicalCare.department())}
        </div>
    }
}

#[component]
fn Household(household: Arc<Beneficiaries>) -> impl IntoView {
    let as_of = household.data_as_of.map(|date| texts::common::data_as_of(&format::date(date)));
    let since = texts::care::since(&format::date(household.since));
    let Some(first) = household.beneficiaries.first().map(|beneficiary| beneficiary.id) else {
        return empty_state(texts::care::no_household());
    };
    // Nobody chosen, or somebody of another household: the first, who is the rights holder.
    let known = Arc::clone(&household);
    let in_address = query::of_page(|value| filter_query::read(value));
    let filter = Memo::new(move |_| {
        let filter = in_address.get();
        let chosen = filter.beneficiary.filter(|id| known.beneficiaries.iter().any(|each| each.id == *id));
        CareFilter { beneficiary: chosen.or(Some(first)), performer: None, ..filter }
    });
    let beneficiary = Memo::new(move |_| filter.with(|filter| filter.beneficiary));
    let nothing_at_all = household.beneficiaries.iter().all(|beneficiary| beneficiary.lines == 0);
    let named = Arc::clone(&household);
    let caption = move || {
        let name = beneficiary.get().map_or_else(String::new, |id| name_of(&named, id));
        texts::care::caption(&name)
    };
    let earliest = household.since;
    view! {
        <p class="ds-paragraph">
            {as_of} <br /> {since}
        </p>
        <BeneficiaryLinks household=household filter=filter />
        {if nothing_at_all {
            empty_state(texts::care::empty_year())
        } else {
            view! {
                <FilterForm filter=filter earliest=earliest />
                <MonthChart filter=filter />
                <LinesSection filter=filter caption=Signal::derive(caption) />
            }
                .into_any()
        }}
    }
    .into_any()
}
