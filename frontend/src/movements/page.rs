//! « Mes derniers mouvements ».

use std::sync::Arc;

use contract::{
    export::{ExportFormat, export_target},
    identity::Session,
    movements::{ListMovements, MovementKind},
    service::Service,
};
use leptos::prelude::*;

use super::{filter_form::filter_form, filter_query, table::movement_table};
use crate::{
    core::{browser, format, i18n, paged_list::PagedList, query, texts},
    identity::Secured,
    ui::{PageHeading, contact_box, dynamic, export_links, growing, notice, print_button, printed_for},
};

/// The secured page « Mes derniers mouvements ».
pub fn movements_page() -> AnyView {
    view! { <Secured service=Service::Movements page=page /> }.into_any()
}

fn page(session: Arc<Session>) -> AnyView {
    let filter = query::of_page(|value| filter_query::read(value));
    let list = PagedList::<ListMovements>::new(filter);
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
    let known = Memo::new(move |_| list.head.with(|head| head.as_ref().map(|head| (head.since, head.data_as_of))));
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

fn rows(list: PagedList<ListMovements>, allowances: Service) -> AnyView {
    let shown = move || i64::try_from(list.count()).map_or_else(|_| String::new(), texts::movements::shown);
    growing(list, texts::movements::empty(), move || movement_table(list, allowances), Signal::derive(shown))
}
