//! The table of refunds (CARE-03 to CARE-06).

use std::sync::Arc;

use contract::care::{Beneficiaries, CareLine, CareTotals};
use leptos::prelude::*;

use super::line_row::LineRow;
use crate::{
    core::{format, texts},
    ui::{TableRegion, Unfolding, column, dynamic, growing_rows, number_column, number_total, words},
};

/// Columns of the table, with and without the beneficiary's.
const COLUMNS: usize = 7;

/// Rows that unfold, and their totals.
#[component]
pub fn LinesTable(
    /// The rows.
    #[prop(into)]
    lines: Signal<Vec<CareLine>>,
    /// Totals of all rows of the filter, also of those not yet shown.
    #[prop(into)]
    totals: Signal<Option<CareTotals>>,
    /// Visible caption.
    #[prop(into)]
    caption: Signal<String>,
    /// The household, where each row says whose it is.
    household: Option<Arc<Beneficiaries>>,
    /// « Tout afficher ».
    unfolding: Unfolding,
) -> impl IntoView {
    let named = household.is_some();
    let columns = if named { COLUMNS + 1 } else { COLUMNS };
    let label = caption.get_untracked();
    let row = move |line: &CareLine| {
        view! { <LineRow line=line.clone() household=household.clone() columns=columns unfolding=unfolding /> }
            .into_any()
    };
    view! {
        <TableRegion label=label>
            <table class="ds-table lines" data-size="sm">
                <caption>{words(move || caption.get())}</caption>
                <Head named=named />
                <tbody>
                    {growing_rows(lines, row)}
                </tbody>
                {dynamic(move || totals.get().map(|totals| view! { <Foot totals=totals columns=columns /> }).into_any())}
            </table>
        </TableRegion>
    }
}

#[component]
fn Head(named: bool) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col">
                    <span class="ds-sr-only">{texts::care::column_details()}</span>
                </th>
                {column(texts::care::column_date())}
                {column(texts::care::column_benefit())}
                {named.then(|| view! { {column(texts::care::column_beneficiary())} })}
                {column(texts::care::column_care_dates())}
                {column(texts::care::column_state())}
                {number_column(texts::care::column_billed())}
                {number_column(texts::care::column_refunded())}
            </tr>
        </thead>
    }
}

#[component]
fn Foot(totals: CareTotals, columns: usize) -> impl IntoView {
    let paid = texts::care::paid_total(&format::euros(totals.paid_cents));
    view! {
        <tfoot>
            <tr>
                <th scope="row" colspan=(columns - 2).to_string()>
                    {texts::care::total()} " – " {texts::care::rows(totals.lines)} " – " {paid}
                </th>
                {number_total(format::euros(totals.billed_cents))}
                {number_total(format::euros(totals.refunded_cents))}
            </tr>
        </tfoot>
    }
}
