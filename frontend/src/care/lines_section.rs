//! The table of a filter's rows with everything that belongs to it: totals, the next page, printing, exports, legend.

use std::sync::Arc;

use contract::{
    care::{Beneficiaries, CareFilter, CareTotals, ExportCareLines, ReadCareTotals},
    export::ExportFormat,
};
use leptos::prelude::*;

use super::{
    legend::Legend,
    lines_list::{LinesList, Phase},
    lines_table::LinesTable,
};
use crate::{
    core::{
        browser, format, i18n,
        load::{Loading, load},
        texts,
    },
    ui::{Failure, Pager, Unfolding, dynamic, empty_state, export_links, loading_state, print_button, unfold_all},
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
    let list = LinesList::new(filter);
    let totals = load(move || Some(ReadCareTotals { filter: filter.get() }));
    let unfolding = Unfolding::new();
    let target = move |format: ExportFormat| {
        ExportCareLines { filter: filter.get(), format, language: i18n::language() }.target()
    };
    // Only a change of phase draws the table anew: a further page adds rows to the one that stands.
    let phase = Memo::new(move |_| list.phase());
    let table = dynamic(move || match phase.get() {
        Phase::Waiting => loading_state(),
        Phase::Failed => ().into_any(),
        Phase::Empty => empty_state(texts::care::empty()),
        Phase::Rows(_) => view! {
            <LinesTable
                lines=Signal::derive(move || list.lines.get().unwrap_or_default())
                totals=Signal::derive(move || totals.answer().map(|totals| (*totals).clone()))
                caption=caption
                household=household.clone()
                unfolding=unfolding
            />
        }
        .into_any(),
    });
    view! {
        <section class="stack">
            <div class="cluster d-print-none">
                {unfold_all(unfolding)}
                {print_button(Callback::new(move |()| list.fetch_all(browser::print_soon)))}
                {export_links(Callback::new(target))}
            </div>
            {table}
            {failure(list)}
            <Pager
                more=list.more
                busy=list.busy
                shown=Signal::derive(move || shown(list, totals))
                on_more=move |()| list.fetch_more()
            />
            <Legend />
        </section>
    }
}

/// How many rows are shown of how many.
fn shown(list: LinesList, totals: Loading<CareTotals>) -> String {
    let shown = list.lines.with(|lines| lines.as_ref().map_or(0, Vec::len));
    match totals.answer() {
        Some(totals) => {
            let shown = format::count(i64::try_from(shown).unwrap_or(totals.lines));
            texts::care::rows_shown(&shown, &format::count(totals.lines))
        }
        None => String::new(),
    }
}

fn failure(list: LinesList) -> impl IntoView {
    let again = move |()| {
        if list.lines.with_untracked(Option::is_none) {
            list.restart();
        } else {
            list.fetch_more();
        }
    };
    dynamic(move || list.failure.get().map(|error| view! { <Failure error=error on_retry=again /> }).into_any())
}
