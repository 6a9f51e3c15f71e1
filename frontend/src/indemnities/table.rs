//! The indemnified periods, one row for each employer (IND-02).

use std::sync::Arc;

use contract::indemnities::{Indemnities, IndemnityPeriod, IndemnityState};
use leptos::prelude::*;

use super::{details::details, wording};
use crate::{
    core::{format, texts},
    ui::{ExpandableRow, TableRegion, Unfolding, column, number, number_column, number_total, row_header, tag},
};

/// Columns of the table.
const COLUMNS: usize = 6;

/// Rows that unfold, and what they add up to.
pub fn periods_table(indemnities: &Indemnities, unfolding: Unfolding) -> AnyView {
    let rows: Vec<AnyView> = indemnities.periods.iter().map(|period| row(period.clone(), unfolding)).collect();
    let (to_pay, paid) = (sum(&indemnities.periods, IndemnityState::ToPay), indemnities.paid_cents);
    view! {
        <TableRegion label=texts::indemnities::caption()>
            <table class="ds-table lines" data-size="sm">
                <caption>{texts::indemnities::caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="ds-sr-only">{texts::indemnities::column_details()}</span>
                        </th>
                        {column(texts::indemnities::column_period())}
                        {column(texts::indemnities::column_employer())}
                        {column(texts::indemnities::column_kind())}
                        {column(texts::indemnities::column_state())}
                        {number_column(texts::indemnities::column_amount())}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    {(to_pay != 0).then(|| total(texts::indemnities::to_pay(), to_pay))}
                    {total(texts::indemnities::paid(), paid)}
                </tfoot>
            </table>
        </TableRegion>
    }
    .into_any()
}

fn sum(periods: &[IndemnityPeriod], state: IndemnityState) -> i64 {
    periods.iter().filter(|period| period.state == state).filter_map(|period| period.amount_cents).sum()
}

fn total(label: String, cents: i64) -> AnyView {
    view! {
        <tr>
            <th scope="row" colspan=(COLUMNS - 1).to_string()>
                {label}
            </th>
            {number_total(format::euros(cents))}
        </tr>
    }
    .into_any()
}

fn row(period: IndemnityPeriod, unfolding: Unfolding) -> AnyView {
    let amount = period.amount_cents.map_or_else(texts::indemnities::not_yet, format::euros);
    let cells = view! {
        {row_header(wording::period(period.from, Some(period.until)))}
        <td>{wording::employer(&period)}</td>
        <td>{wording::kind(period.kind)}</td>
        <td>{tag(wording::state(period.state), wording::state_color(period.state))}</td>
        {number(amount)}
    }
    .into_any();
    let name = wording::about(&period);
    let id = format!("period-{}", period.number);
    let period = Arc::new(period);
    view! {
        <ExpandableRow
            id=id
            name=name
            columns=COLUMNS
            unfolding=unfolding
            signs=().into_any()
            cells=cells
            details=move || details(&period)
        />
    }
    .into_any()
}
