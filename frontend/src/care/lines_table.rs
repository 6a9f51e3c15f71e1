//! The table of refunds (CARE-03 to CARE-06).

use std::sync::Arc;

use contract::care::{Beneficiaries, CareLine, CareTotals};
use leptos::prelude::*;

use super::line_row::LineRow;
use crate::{
    core::{format, texts},
    ui::{TableRegion, Unfolding},
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
    let row = move |line: CareLine| {
        view! { <LineRow line=line household=household.clone() columns=columns unfolding=unfolding /> }
    };
    view! {
        <TableRegion label=label>
            <table class="ds-table lines" data-size="sm">
                <caption>{move || caption.get()}</caption>
                <Head named=named />
                <tbody>
                    <For each=move || lines.get() key=|line| line.id.clone() children=row />
                </tbody>
                {move || totals.get().map(|totals| view! { <Foot totals=totals columns=columns /> })}
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
                <th scope="col">{texts::care::column_date()}</th>
                <th scope="col">{texts::care::column_benefit()}</th>
                {named.then(|| view! { <th scope="col">{texts::care::column_beneficiary()}</th> })}
                <th scope="col">{texts::care::column_care_dates()}</th>
                <th scope="col">{texts::care::column_state()}</th>
                <th scope="col" class="number">
                    {texts::care::column_billed()}
                </th>
                <th scope="col" class="number">
                    {texts::care::column_refunded()}
                </th>
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
                <td class="number">
                    <strong>{format::euros(totals.billed_cents)}</strong>
                </td>
                <td class="number">
                    <strong>{format::euros(totals.refunded_cents)}</strong>
                </td>
            </tr>
        </tfoot>
    }
}
