//! « Allocations familiales », the same screen for both: what it may show, the answer decides.

use contract::{
    allowances::{ReadFamilyAllowances, ReadRecipientAllowances},
    endpoint::Endpoint as _,
    export::{ExportFormat, export_target},
    service::Service,
};
use leptos::prelude::*;

use super::{shown::Year, table::year_table};
use crate::{
    core::{browser, format, i18n, load::load, texts},
    identity::Secured,
    ui::{
        PageHeading, Unfolding, contact_box, empty_state, export_links, fact, heading, loaded, notice, print_button,
        printed_for, unfold_all,
    },
};

/// The rights holder's page: the whole household (FAM-01 to FAM-04).
pub fn household_page() -> AnyView {
    let page = |_| {
        let answer = load(|| Some(ReadFamilyAllowances));
        let year = loaded(answer, |answer| {
            year(&Year::from(&*answer), texts::allowances::empty(), ReadFamilyAllowances.target())
        });
        screen(Service::FamilyAllowances, texts::allowances::lead(), year.into_any())
    };
    view! { <Secured service=Service::FamilyAllowances page=page /> }.into_any()
}

/// The recipient's page: payments to themselves (FAM-05).
pub fn received_page() -> AnyView {
    let page = |_| {
        let answer = load(|| Some(ReadRecipientAllowances));
        let year = loaded(answer, |answer| {
            year(&Year::from(&*answer), texts::allowances::empty_received(), ReadRecipientAllowances.target())
        });
        screen(Service::RecipientAllowances, texts::allowances::lead_received(), year.into_any())
    };
    view! { <Secured service=Service::RecipientAllowances page=page /> }.into_any()
}

fn screen(service: Service, lead: String, year: AnyView) -> AnyView {
    view! {
        <div class="stack">
            <PageHeading title=texts::allowances::title() />
            {printed_for()}
            <p class="ds-paragraph">{lead}</p>
            {year}
            {contact_box(service.department())}
        </div>
    }
    .into_any()
}

fn year(year: &Year, empty: String, path: String) -> AnyView {
    let as_of = year.data_as_of.map(|date| texts::common::data_as_of(&format::date(date)));
    let unfolding = Unfolding::new();
    let nothing: [(&str, &str); 0] = [];
    let export = move |format: ExportFormat| export_target(&path, &nothing, format, i18n::language());
    let content = if year.months.is_empty() {
        empty_state(empty)
    } else {
        view! {
            {notice("info", texts::allowances::processing())}
            <div class="cluster d-print-none">
                {unfold_all(unfolding)} {print_button(Callback::new(move |()| browser::print_soon()))}
                {export_links(Callback::new(export))}
            </div>
            {year_table(year, unfolding)}
            {legend()}
        }
        .into_any()
    };
    view! {
        <p class="ds-paragraph">
            {as_of} <br /> {texts::allowances::since(&format::date(year.since))}
        </p>
        {content}
    }
    .into_any()
}

/// What the columns mean (FAM-02).
fn legend() -> AnyView {
    view! {
        <section class="stack">
            {heading(texts::care::legend())}
            <dl class="facts legend">
                {fact(texts::allowances::granted(), texts::allowances::legend_granted())}
                {fact(texts::allowances::recovered(), texts::allowances::legend_recovered())}
                {fact(texts::allowances::paid(), texts::allowances::legend_paid())}
            </dl>
        </section>
    }
    .into_any()
}
