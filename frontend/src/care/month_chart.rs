//! The year by month: bars to see, a sentence to hear, and the table of the same amounts.

use std::sync::Arc;

use contract::care::{CareFilter, CareMonth, CareMonths, ListCareMonths};
use leptos::prelude::*;

use super::chart_scale;
use crate::{
    core::{format, load::load, texts},
    ui::{TableRegion, column, loaded, number, number_column, row_header},
};

/// Height of the tallest bar, in pixels.
const BARS: i64 = 140;
/// Room above the bars for the scale, in pixels.
const ABOVE: i64 = 20;

/// Refunded by month, for the filter on the screen.
#[component]
pub fn MonthChart(
    /// Which refunds.
    filter: Memo<CareFilter>,
) -> impl IntoView {
    let months = load(move || Some(ListCareMonths { filter: filter.get() }));
    view! {
        <section class="stack" aria-labelledby="chart">
            <h2 class="ds-heading" data-size="sm" id="chart">
                {texts::care::chart_title()}
            </h2>
            {loaded(months, |months| view! { <Chart months=months /> })}
        </section>
    }
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

#[component]
fn Chart(months: Arc<CareMonths>) -> impl IntoView {
    let list = &months.months;
    let count = list.len();
    let ceiling = chart_scale::ceiling(list.iter().map(|month| month.refunded_cents).max().unwrap_or_default());
    let bar = |(index, month): (usize, &CareMonth)| {
        let height = chart_scale::height(month.refunded_cents, ceiling, BARS);
        let middle = chart_scale::across(index, count, 50);
        view! {
            <rect
                x=chart_scale::across(index, count, 15)
                y=(ABOVE + BARS - height).to_string()
                width=chart_scale::across(0, count, 70)
                height=height.to_string()
            />
            <text class="d-none d-lg-block" x=middle.clone() y="180" text-anchor="middle">
                {format::month_short(month.month)}
            </text>
            <text class="d-lg-none" x=middle y="180" text-anchor="middle">
                {format::month_narrow(month.month)}
            </text>
        }
    };
    view! {
        <p class="ds-paragraph" id="chart-sentence">
            {sentence(list)}
        </p>
        <svg class="chart" role="img" aria-labelledby="chart chart-sentence" width="100%" height="188">
            <text x="0" y="12">
                {format::euros(ceiling)}
            </text>
            <line x1="0" x2="100%" y1=ABOVE.to_string() y2=ABOVE.to_string() />
            {list.iter().enumerate().map(bar).collect_view()}
            <line x1="0" x2="100%" y1=(ABOVE + BARS).to_string() y2=(ABOVE + BARS).to_string() />
        </svg>
        <details class="ds-details">
            <summary>{texts::care::chart_table()}</summary>
            <div>
                <TableRegion label=texts::care::chart_title()>
                    <MonthTable months=months />
                </TableRegion>
            </div>
        </details>
    }
}

#[component]
fn MonthTable(months: Arc<CareMonths>) -> impl IntoView {
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
            <tbody>{months.months.iter().map(row).collect_view()}</tbody>
        </table>
    }
}
