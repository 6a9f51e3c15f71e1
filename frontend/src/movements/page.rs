//! « Mes derniers mouvements ».

use std::sync::Arc;

use contract::{
    export::{ExportFormat, export_target},
    identity::Session,
    movements::MovementKind,
    service::Service,
};
use leptos::prelude::*;

use super::{filter_form::filter_form, filter_query, list::MovementList, table::movement_table};
use crate::{
    core::{browser, format, i18n, query, texts},
    identity::Secured,
    ui::{
        Failure, PageHeading, Pager, contact_box, dynamic, empty_state, export_links, loading_state, notice,
        print_button, printed_for,
    },
};

/// The secured page « Mes derniers mouvements ».
pub fn movements_page() -> AnyView {
    view! { <Secured service=Service::Movements page=page /> }.into_any()
}

fn page(session: Arc<Session>) -> AnyView {
    let filter = query::of_page(|value| filter_query::read(value));
    let list = MovementList::new(filter);
    let allowances = allowances_of(&session);
    let kinds: Vec<MovementKind> = MovementKind::ALL
        .into_iter()
        .filter(|kind| match kind {
            MovementKind::Refund | MovementKind::Indemnity | MovementKind::Pension => {
                allowances == Service::FamilyAllowances
            }
            MovementKind::Allowance | MovementKind::Letter => true,
        })
        .collect();
    let known = Memo::new(move |_| list.dates.get());
    let form = dynamic(move || known.get().map(|(since, _)| filter_form(filter, kinds.clone(), since)).into_any());
    let dates = dynamic(move || {
        let line = known.get().map(|(since, as_of)| {
            let as_of = as_of.map(|date| texts::common::data_as_of(&format::date(date)));
            view! {
                <p class="ds-paragraph">
                    {as_of} <br /> {texts::movements::since(&format::date(since))}
                </p>
            }
        });
        line.into_any()
    });
    let target = move |format: ExportFormat| export_target("/movements", &filter.get(), format, i18n::language());
    view! {
        <div class="stack">
            <PageHeading title=texts::movements::title() />
            {printed_for()}
            {session.file_incomplete.then(|| notice("warning", texts::common::file_incomplete()))}
            {dates}
            {form}
            <div class="cluster d-print-none">
                {print_button(Callback::new(move |()| list.fetch_all(browser::print_soon)))}
                {export_links(Callback::new(target))}
            </div>
            {rows(list, allowances)}
            {contact_box(Service::Movements.department())}
        </div>
    }
    .into_any()
}

/// The page of allowances that is open to the subscription.
fn allowances_of(session: &Session) -> Service {
    if session.services.contains(&Service::RecipientAllowances) {
        Service::RecipientAllowances
    } else {
        Service::FamilyAllowances
    }
}

fn rows(list: MovementList, allowances: Service) -> AnyView {
    let table = dynamic(move || match (list.movements.get(), list.failure.get()) {
        (None, None) => loading_state(),
        (None, Some(_)) => ().into_any(),
        (Some(movements), _) if movements.is_empty() => empty_state(texts::movements::empty()),
        (Some(movements), _) => movement_table(&movements, allowances),
    });
    let again = move |()| {
        if list.movements.with_untracked(Option::is_none) {
            list.restart();
        } else {
            list.fetch_more();
        }
    };
    let failure =
        dynamic(move || list.failure.get().map(|error| view! { <Failure error=error on_retry=again /> }).into_any());
    let shown = move || {
        let count = list.movements.with(|movements| movements.as_ref().map_or(0, |movements| movements.len()));
        i64::try_from(count).map_or_else(|_| String::new(), texts::movements::shown)
    };
    view! {
        {table}
        {failure}
        <Pager
            more=Signal::derive(move || list.cursor.with(Option::is_some))
            busy=list.busy
            shown=Signal::derive(shown)
            on_more=move |()| list.fetch_more()
        />
    }
    .into_any()
}
