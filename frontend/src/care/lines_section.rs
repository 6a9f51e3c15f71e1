//! The table of a filter's rows with everything that belongs to it: totals, the next page, printing, exports, legend.

use std::sync::Arc;

use contract::{
    care::{Beneficiaries, CareFilter, CareTotals, ExportCareLines, ListCareLines, ReadCareTotals},
    export::ExportFormat,
};
use leptos::prelude::*;

use super::{legend::Legend, lines_table::LinesTable};
use crate::{
    core::{
        browser, format, i18n,
        load::{Loading, load},
        paged_list::PagedList,
        texts,
    },
    ui::{Unfolding, export_links, growing, print_button, unfold_all},
};

/// The rows that the filter on the screen selects.
#[component]
pub fn LinesSection(
    /// Which refunds.
    filter: Memo<CareFilter>,
    /// Caption of the table.
    caption: Signal<String>,
    /// The household, where rows of several people stand together and each says whose it is.
    #[prop(optional)]
    household: Option<Arc<Beneficiaries>>,
) -> impl IntoView {
    let list = PagedList::<ListCareLines>::new(filter);
    let totals = load(move || Some(ReadCareTotals { filter: filter.get() }));
    let unfolding = Unfolding::new();
    let target = move |format: ExportFormat| {
        ExportCareLines { filter: filter.get(), format, language: i18n::language() }.target()
    };
    let table = move || {
        view! {
            <LinesTable
                lines=list.all()
                totals=Signal::derive(move || totals.answer().map(|totals| (*totals).clone()))
                caption=caption
                household=household.clone()
                unfolding=unfolding
            />
        }
        .into_any()
    };
    let shown = Signal::derive(move || shown(list.count(), totals));
    view! {
        <section class="stack">
            <div class="cluster d-print-none">
                {unfold_all(unfolding)}
                {print_button(Callback::new(move |()| list.fetch_all(browser::print_soon)))}
                {export_links(Callback::new(target))}
            </div>
            {growing(list, texts::care::empty(), table, shown)}
            <Legend />
        </section>
    }
}

/// How many rows are shown of how many.
fn shown(shown: usize, totals: Loading<CareTotals>) -> String {
    match totals.answer() {
        Some(totals) => {
            let shown = format::count(i64::try_from(shown).unwrap_or(totals.lines));
            texts::care::rows_shown(&shown, &format::count(totals.lines))
        }
        None => String::new(),
    }
}
