//! Facts, one a line.

use leptos::prelude::*;

use super::pieces::row_header;
use crate::core::texts;

/// One fact: its name and its value.
pub struct SummaryLine {
    name: String,
    value: AnyView,
    change: Option<String>,
}

impl SummaryLine {
    /// A fact.
    pub fn new(name: String, value: impl IntoView + 'static) -> Self {
        Self { name, value: value.into_any(), change: None }
    }

    /// The same fact, which can be corrected at this address.
    #[must_use]
    pub fn changed_at(mut self, address: String) -> Self {
        self.change = Some(address);
        self
    }
}

/// A table of facts under a visible caption: names are row headers. « Modifier » says what, for who does not see the row.
pub fn summary_table(caption: String, lines: Vec<SummaryLine>) -> AnyView {
    let changeable = lines.iter().any(|line| line.change.is_some());
    let row = |line: SummaryLine| {
        let has_own_cell = line.change.is_some();
        let name = line.name.clone();
        let change = line.change.map(|address| {
            view! {
                <td class="d-print-none">
                    <a class="ds-link" href=address>
                        {texts::form::change()}
                        <span class="ds-sr-only">" "{name}</span>
                    </a>
                </td>
            }
        });
        view! {
            <tr>
                {row_header(line.name)}
                <td colspan=(changeable && !has_own_cell).then_some("2")>{line.value}</td>
                {change}
            </tr>
        }
    };
    view! {
        <table class="ds-table break">
            <caption>{caption}</caption>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
