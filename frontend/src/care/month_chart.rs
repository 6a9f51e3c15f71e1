//! The year by month.

use contract::care::{CareFilter, CareMonth, CareMonths, ListCareMonths};
use leptos::prelude::*;

use crate::{
    core::{format, load::load, texts},
    ui::{Bar, bar_chart, column, loaded, number, number_column, row_header},
};

/// Refunded by month, for the filter on the screen.
#[component]
pub fn MonthChart(
    /// Which refunds.
    filter: Memo<CareFilter>,
) -> impl IntoView {
    let months = load(move || Some(ListCareMonths { filter: filter.get() }));
    loaded(months, |months| chart(&months))
}

/// What the chart says, in one sentence.
fn sentence(months: &[CareMonth]) -> Option<String> {
    let highest = months.iter().rev().max_by_key(|month| month.refunded_cents)?;
    Some(texts::care::chart_summary(
        &format::month(months.first()?.month),
        &format::month(months.last()?.month),
        &format::euros(months.iter().map(|month| month.refunded_cents).sum()),
        &format::month(highest.month),
        &format::euros(highest.refunded_cents),
    ))
}

fn chart(months: &CareMonths) -> AnyView {
    let months = &months.months;
    let bar = |month: &CareMonth| Bar {
        label: format::month_short(month.month),
        narrow: format::month_narrow(month.month),
        cents: month.refunded_cents,
    };
    bar_chart("chart", texts::care::chart_title(), sentence(months), months.iter().map(bar).collect(), table(months))
}

fn table(months: &[CareMonth]) -> AnyView {
    let row = |month: &CareMonth| {
        view! {
            <tr>
                {row_header(format::month(month.month))}
                {number(format::count(month.lines))}
                {number(format::euros(month.billed_cents))}
                {number(format::euros(month.refunded_cents))}
            </tr>
        }
    };
    view! {
        <table class="ds-table">
            <caption>{texts::care::chart_title()}</caption>
            <thead>
                <tr>
                    {column(texts::care::month())}
                    {number_column(texts::care::column_rows())}
                    {number_column(texts::care::column_billed())}
                    {number_column(texts::care::column_refunded())}
                </tr>
            </thead>
            <tbody>{months.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
