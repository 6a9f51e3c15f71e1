//! « Paiements de pension »: twelve months of CAR and CARTI (PEN-01, PEN-02).

use contract::{
    pension::{ExportPensionPayments, PensionPayments, ReadPensionPayments},
    service::Service,
};
use leptos::prelude::*;

use super::payments_table::pension_section;
use crate::{
    core::{addresses, browser, format, i18n, load::load, texts},
    identity::Secured,
    ui::{
        NavLink, NavList, PageHeading, Unfolding, bullets, contact_box, empty_state, export_links, loaded,
        print_button, printed_for, unfold_all,
    },
};

/// The secured page « Paiements de pension ».
pub fn payments_page() -> AnyView {
    view! { <Secured service=Service::PensionPayments page=|_| page() /> }.into_any()
}

fn page() -> AnyView {
    let payments = load(|| Some(ReadPensionPayments));
    view! {
        <div class="stack">
            <PageHeading title=texts::pension::title() />
            {printed_for()}
            {loaded(payments, |payments| content(&payments))}
            {contact_box(Service::PensionPayments.department())}
        </div>
    }
    .into_any()
}

fn content(payments: &PensionPayments) -> AnyView {
    let as_of = payments.data_as_of.map(|date| texts::common::data_as_of(&format::date(date)));
    let dates = view! {
        <p class="ds-paragraph">
            {as_of} <br /> {texts::pension::since(&format::date(payments.since))}
        </p>
    };
    if payments.pensions.is_empty() {
        let why = payments.ended_on.map_or_else(texts::pension::none, |end| texts::pension::ended(&format::date(end)));
        let simulation = payments.simulation_is_open.then(|| {
            let page = addresses::service(Service::PensionSimulation);
            view! { <NavList links=vec![NavLink::new(page, texts::service::pension_simulation())] class="ds-list" /> }
        });
        return (dates, empty_state(why), simulation).into_any();
    }
    let unfolding = Unfolding::new();
    let total = (payments.pensions.len() > 1).then(|| {
        view! {
            <p class="ds-card ds-paragraph" data-variant="tinted">
                <strong>{texts::pension::total(&format::euros(payments.paid_cents))}</strong>
            </p>
        }
    });
    let legend = vec![texts::pension::legend_date(), texts::pension::legend_recovery(), texts::pension::legend_zero()];
    let sections: Vec<_> = payments.pensions.iter().map(|pension| pension_section(pension, unfolding)).collect();
    view! {
        {dates}
        {total}
        <div class="cluster d-print-none">
            {unfold_all(unfolding)} {print_button(Callback::new(|()| browser::print()))}
            {export_links(Callback::new(|format| ExportPensionPayments { format, language: i18n::language() }.target()))}
        </div>
        {sections}
        <section aria-labelledby="legend">
            <h2 class="ds-heading" data-size="2xs" id="legend">
                {texts::pension::legend()}
            </h2>
            {bullets(legend)}
        </section>
    }
    .into_any()
}
