//! What a row unfolds to (CARE-04 to CARE-06).

use std::sync::Arc;

use contract::care::{CareLine, PractitionerName};
use leptos::prelude::*;

use super::{line_row::care_dates, why::Why};
use crate::core::{addresses, format, labels, texts};
use crate::ui::{fact, paragraph};

/// The details of one refund.
#[component]
pub fn LineDetails(
    /// The refund.
    line: Arc<CareLine>,
) -> impl IntoView {
    let statement = addresses::statement(&line.statement_number);
    view! {
        <div class="details stack">
            <dl class="facts">
                {fact(texts::care::paid_to(), line.payee.name.clone())}
                {fact(texts::care::performed_by(), performer(&line))}
                {fact(texts::care::prescribed_by(), line.prescriber.as_ref().map_or_else(texts::common::not_applicable, practitioner))}
                {fact(texts::care::rate(), line.rate_bp.map_or_else(texts::care::not_yet, format::percent))}
                {fact(texts::care::base_tariff(), line.base_tariff_cents.map_or_else(texts::care::not_yet, format::euros))}
                {fact(texts::care::fund(), labels::fund(line.fund).to_owned())}
                <dt>{texts::care::statement()}</dt>
                <dd>
                    <a class="ds-link" href=statement>
                        {line.statement_number.clone()}
                    </a>
                </dd>
            </dl>
            {line.fees_unpaid.then(|| view! { <p class="ds-paragraph">"HNP – " {texts::care::legend_hnp()}</p> })}
            <Bundle line=Arc::clone(&line) />
            <Why line=line />
        </div>
    }
}

fn practitioner(practitioner: &PractitionerName) -> String {
    texts::care::practitioner(&practitioner.name, &practitioner.specialty)
}

fn performer(line: &CareLine) -> String {
    match (&line.performer, &line.performed_at) {
        (Some(performer), _) => practitioner(performer),
        (None, Some(place)) => place.clone(),
        (None, None) => texts::practitioner::unregistered(),
    }
}

/// The acts under one billed and one refunded amount.
#[component]
fn Bundle(line: Arc<CareLine>) -> impl IntoView {
    let act = |act: &contract::care::BundledAct| {
        let dates = care_dates(act.care_from, act.care_until);
        view! { <li>{texts::care::bundled_act(&act.benefit.label, &dates)}</li> }
    };
    (!line.bundled_acts.is_empty()).then(|| {
        view! {
            <div>
                {paragraph(texts::care::bundled())}
                <ul class="ds-list">{line.bundled_acts.iter().map(act).collect_view()}</ul>
            </div>
        }
    })
}
