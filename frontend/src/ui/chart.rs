//! Bars to see, a sentence to hear, and the table of the same amounts.

use leptos::prelude::*;

use super::table::TableRegion;
use crate::core::{chart_scale, format, texts};

/// Height of the tallest bar, in pixels.
const BARS: i64 = 140;
/// Room above the bars for the scale, in pixels.
const ABOVE: i64 = 20;

/// A bar of a chart.
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// The same where there is little room.
    pub narrow: String,
    /// Its amount, in cents.
    pub cents: i64,
}

/// A chart under a heading of the second level, with its table to unfold; `id` tells it from the others of the page.
pub fn bar_chart(id: &'static str, title: String, sentence: Option<String>, bars: Vec<Bar>, table: AnyView) -> AnyView {
    let label = title.clone();
    let below = view! {
        <details class="ds-details">
            <summary>{texts::common::chart_table()}</summary>
            <div>
                <TableRegion label=label>{table}</TableRegion>
            </div>
        </details>
    };
    chart(id, title, sentence, bars, below.into_any())
}

/// A chart under a heading of the second level, above its table.
pub fn chart(id: &'static str, title: String, sentence: Option<String>, bars: Vec<Bar>, table: AnyView) -> AnyView {
    let told = format!("{id}-sentence");
    view! {
        <section class="stack" aria-labelledby=id>
            <h2 class="ds-heading" data-size="sm" id=id>
                {title}
            </h2>
            <p class="ds-paragraph" id=told.clone()>
                {sentence}
            </p>
            {drawing(format!("{id} {told}"), bars)}
            {table}
        </section>
    }
    .into_any()
}

fn drawing(labelled_by: String, bars: Vec<Bar>) -> AnyView {
    let count = bars.len();
    let ceiling = chart_scale::ceiling(bars.iter().map(|bar| bar.cents).max().unwrap_or_default());
    let draw = |(index, Bar { label, narrow, cents }): (usize, Bar)| {
        let height = chart_scale::height(cents, ceiling, BARS);
        let middle = chart_scale::across(index, count, 50);
        view! {
            <rect
                x=chart_scale::across(index, count, 15)
                y=(ABOVE + BARS - height).to_string()
                width=chart_scale::across(0, count, 70)
                height=height.to_string()
            />
            <text class="d-none d-lg-block" x=middle.clone() y="180" text-anchor="middle">
                {label}
            </text>
            <text class="d-lg-none" x=middle y="180" text-anchor="middle">
                {narrow}
            </text>
        }
    };
    let bars = bars.into_iter().enumerate().map(draw).collect_view();
    view! {
        <svg class="chart" role="img" aria-labelledby=labelled_by width="100%" height="188">
            <text x="0" y="12">
                {format::euros(ceiling)}
            </text>
            <line x1="0" x2="100%" y1=ABOVE.to_string() y2=ABOVE.to_string() />
            {bars}
            <line x1="0" x2="100%" y1=(ABOVE + BARS).to_string() y2=(ABOVE + BARS).to_string() />
        </svg>
    }
    .into_any()
}
