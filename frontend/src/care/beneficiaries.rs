//! The members of the household, with what was paid for each (CARE-01).

use std::sync::Arc;

use contract::care::{Beneficiaries, Beneficiary, CareFilter};
use leptos::prelude::*;
use uuid::Uuid;

use super::filter_query;
use crate::{
    core::{addresses, format, labels, texts},
    ui::{when, words},
};

/// Given and family name.
#[must_use]
pub fn full_name(beneficiary: &Beneficiary) -> String {
    format!("{} {}", beneficiary.first_name, beneficiary.last_name)
}

/// The name of a member of the household; « Non communiqué » for who is no longer listed.
#[must_use]
pub fn name_of(beneficiaries: &Beneficiaries, id: Uuid) -> String {
    beneficiaries
        .beneficiaries
        .iter()
        .find(|beneficiary| beneficiary.id == id)
        .map_or_else(texts::common::not_communicated, full_name)
}

/// One link per member of the household; the chosen one is current.
#[component]
pub fn BeneficiaryLinks(
    /// The household.
    household: Arc<Beneficiaries>,
    /// The filter on the screen: choosing somebody else keeps the rest of it.
    filter: Memo<CareFilter>,
) -> impl IntoView {
    let page = addresses::service(contract::service::Service::MedicalCare);
    let link = move |beneficiary: &Beneficiary| {
        let id = beneficiary.id;
        let page = page.clone();
        let href = move || {
            let chosen = CareFilter { beneficiary: Some(id), ..filter.get() };
            format!("{page}{}", filter_query::write(&chosen))
        };
        let current = when("true", move || filter.with(|filter| filter.beneficiary == Some(id)));
        let paid = texts::care::paid_total(&format::euros(beneficiary.paid_cents));
        view! {
            <li class="col-sm-6 col-lg-4">
                <a class="ds-card choice" data-noscroll=true href=words(href) aria-current=current>
                    <strong>{full_name(beneficiary)}</strong>
                    " "
                    <span>{labels::beneficiary_role(beneficiary.role)}</span>
                    " "
                    <strong>{paid}</strong>
                    " "
                    <span>{texts::care::rows(beneficiary.lines)}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="stack" aria-labelledby="beneficiaries">
            <h2 class="ds-heading" data-size="sm" id="beneficiaries">
                {texts::care::beneficiaries()}
            </h2>
            <ul class="row g-3 bare">{household.beneficiaries.iter().map(link).collect_view()}</ul>
        </nav>
    }
}
