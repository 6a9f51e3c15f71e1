//! The table: a row for each month, and below it, once unfolded, its recipients and children.

use leptos::prelude::*;

use super::{
    rows::payment_rows,
    shown::{Month, Year},
};
use crate::{
    core::{format, texts},
    ui::{RowGroup, TableRegion, Unfolding, column, expandable_group, number, number_column, number_total, row_header},
};

/// Columns of the table.
pub const COLUMNS: usize = 6;

/// The year, month by month, and its total.
pub fn year_table(year: &Year, unfolding: Unfolding) -> AnyView {
    let months: Vec<AnyView> = year.months.iter().map(|month| month_rows(month, unfolding)).collect();
    let totals = year.totals;
    let table = view! {
        <table class="ds-table lines" data-size="sm">
            <caption>{texts::allowances::caption()}</caption>
            <thead>
                <tr>
                    <th scope="col">
                        <span class="ds-sr-only">{texts::allowances::column_details()}</span>
                    </th>
                    {column(texts::allowances::column_month())}
                    {column(texts::allowances::column_processed())}
                    {number_column(texts::allowances::granted())}
                    {number_column(texts::allowances::recovered())}
                    {number_column(texts::allowances::paid())}
                </tr>
            </thead>
            {months}
            <tfoot>
                <tr>
                    <th scope="row" colspan="3">
                        {texts::care::total()}
                    </th>
                    {number_total(format::euros(totals.allowance_cents))}
                    {number_total(format::euros(totals.recovered_cents()))}
                    {number_total(format::euros(totals.paid_cents))}
                </tr>
            </tfoot>
        </table>
    };
    view! { <TableRegion label=texts::allowances::caption()>{table}</TableRegion> }.into_any()
}

fn month_rows(month: &Month, unfolding: Unfolding) -> AnyView {
    let name = format::month(month.month);
    let processed = month.processed_on().map(format::short_date).unwrap_or_default();
    let totals = month.totals;
    let cells = view! {
        {row_header(name.clone())}
        <td>{processed}</td>
        {number(format::euros(totals.allowance_cents))}
        {number(format::euros(totals.recovered_cents()))}
        {number(format::euros(totals.paid_cents))}
    };
    let group = RowGroup { id: format!("month-{}", month.month), name, unfolding, cells: cells.into_any() };
    let month = month.clone();
    expandable_group(group, move || payment_rows(&month, unfolding))
}
