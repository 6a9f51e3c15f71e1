//! « Indemnisation »: what was paid, the last approved leave, and the periods (IND-01 to IND-03).

use std::sync::Arc;

use contract::{
    identity::Session,
    indemnities::{ExportIndemnities, Indemnities, ListIndemnities},
    service::Service,
};
use leptos::prelude::*;

use super::{legend::legend, table::periods_table, wording};
use crate::{
    core::{browser, format, i18n, load::load, texts},
    identity::Secured,
    ui::{
        PageHeading, Unfolding, contact_box, empty_state, export_links, fact, loaded, notice, print_button,
        printed_for, unfold_all,
    },
};

/// The secured page « Indemnisation ».
pub fn indemnities_page() -> AnyView {
    view! { <Secured service=Service::Indemnities page=draw /> }.into_any()
}

fn draw(session: Arc<Session>) -> AnyView {
    let indemnities = load(|| Some(ListIndemnities));
    view! {
        <div class="stack">
            <PageHeading title=texts::indemnities::title() />
            {printed_for()}
            {session
                .file_incomplete
                .then(|| {
                    notice("warning", texts::common::file_incomplete())
                })}
            {loaded(indemnities, |indemnities| overview(&indemnities))}
            {contact_box(Service::Indemnities.department())}
        </div>
    }
    .into_any()
}

fn overview(indemnities: &Indemnities) -> AnyView {
    let as_of = indemnities.data_as_of.map(|date| texts::common::data_as_of(&format::date(date)));
    let since = texts::indemnities::since(&format::date(indemnities.since));
    let unfolding = Unfolding::new();
    let rows = if indemnities.periods.is_empty() {
        empty_state(texts::indemnities::empty())
    } else {
        view! {
            <section class="stack">
                <div class="cluster d-print-none">
                    {unfold_all(unfolding)} {print_button(Callback::new(|()| browser::print_soon()))}
                    {export_links(
                        Callback::new(|format| ExportIndemnities { format, language: i18n::language() }.target()),
                    )}
                </div>
                {periods_table(indemnities, unfolding)}
                {legend()}
            </section>
        }
        .into_any()
    };
    view! {
        <p class="ds-paragraph">
            {as_of} <br /> {since}
        </p>
        {totals(indemnities)}
        {rows}
    }
    .into_any()
}

/// The two facts at the top (IND-01).
fn totals(indemnities: &Indemnities) -> AnyView {
    let leave = indemnities.last_approved_leave.as_ref();
    let last = leave.map_or_else(texts::indemnities::no_leave, |leave| {
        let period = wording::period(leave.from, leave.until);
        texts::indemnities::leave(&wording::leave_kind(leave.kind), &period, &format::date(leave.approved_on))
    });
    view! {
        <div class="ds-card stack" data-variant="tinted">
            <dl class="facts">
                {fact(texts::indemnities::paid(), format::euros(indemnities.paid_cents))}
                {fact(texts::indemnities::last_leave(), last)}
            </dl>
            {leave.map(|_| view! { <p class="ds-paragraph">{texts::indemnities::leave_next()}</p> })}
        </div>
    }
    .into_any()
}
