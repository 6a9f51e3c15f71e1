//! Facts, one a line.

use leptos::prelude::*;

use super::pieces::row_header;

/// One fact: its name and its value.
pub struct SummaryLine {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: AnyView,
}

impl SummaryLine {
    /// A fact.
    pub fn new(name: String, value: impl IntoView + 'static) -> Self {
        Self { name, value: value.into_any() }
    }
}

/// A table of facts: names are row headers.
#[component]
pub fn SummaryTable(
    /// Visible caption.
    #[prop(into)]
    caption: String,
    /// The facts, in order.
    lines: Vec<SummaryLine>,
) -> impl IntoView {
    let row = |line: SummaryLine| {
        view! {
            <tr>
                {row_header(line.name)}
                <td>{line.value}</td>
            </tr>
        }
    };
    view! {
        <table class="ds-table">
            <caption>{caption}</caption>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
