//! Tables whose rows unfold with « + » and « − ».

use leptos::prelude::*;

use super::dynamic::{dynamic, either, words};
use crate::core::{follow::follow, texts};

/// Where a table scrolls sideways by itself, so that the page never does. The keyboard can reach it.
#[component]
pub fn TableRegion(
    /// What the table holds.
    #[prop(into)]
    label: String,
    /// The table.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=texts::common::table_region(&label)>
            {children()}
        </div>
    }
}

/// Whether all rows of a table shall be unfolded, or folded, at once.
#[derive(Clone, Copy)]
pub struct Unfolding(RwSignal<Option<bool>>);

impl Unfolding {
    /// Every row as the person left it.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }
}

impl Unfolding {
    /// Whether one row is unfolded: as the table's « Tout afficher » says, until its own button is used.
    fn one(self) -> RwSignal<bool> {
        let open = RwSignal::new(self.0.get_untracked() == Some(true));
        follow(move || {
            if let Some(all) = self.0.get() {
                open.set(all);
            }
        });
        open
    }
}

/// « Tout afficher », and back.
pub fn unfold_all(unfolding: Unfolding) -> AnyView {
    let all = move || unfolding.0.get() == Some(true);
    view! {
        <button
            type="button"
            class="ds-button d-print-none"
            data-variant="secondary"
            on:click=move |_| unfolding.0.update(|state| *state = Some(*state != Some(true)))
        >
            {words(move || if all() { texts::common::fold_all() } else { texts::common::unfold_all() })}
        </button>
    }
    .into_any()
}

/// A row and, directly below it, its details.
#[component]
pub fn ExpandableRow(
    /// Id of the row of details.
    id: String,
    /// What the row is about: the button is named after it.
    name: String,
    /// Number of columns of the table.
    columns: usize,
    /// The table's « Tout afficher ».
    unfolding: Unfolding,
    /// What stands beside the button, at the row's start.
    signs: AnyView,
    /// The cells after the first.
    cells: AnyView,
    /// The details, drawn when they are first asked for.
    #[prop(into)]
    details: ViewFn,
) -> impl IntoView {
    let open = unfolding.one();
    let controls = id.clone();
    view! {
        <tr class:open=move || open.get()>
            <td>
                <div class="signs">{fold_button(open, controls, &name)} {signs}</div>
            </td>
            {cells}
        </tr>
        <tr id=id hidden=move || !open.get()>
            <td colspan=columns.to_string()>{dynamic(move || open.get().then(|| details.run()).into_any())}</td>
        </tr>
    }
}

/// A row that sums others up, which unfold below it.
pub struct RowGroup {
    /// Id of the rows that unfold.
    pub id: String,
    /// What the row is about: the button is named after it.
    pub name: String,
    /// The table's « Tout afficher ».
    pub unfolding: Unfolding,
    /// The cells after the first.
    pub cells: AnyView,
}

/// A row and, directly below it, the rows that it sums up, drawn when they are first asked for.
pub fn expandable_group(group: RowGroup, rows: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let RowGroup { id, name, unfolding, cells } = group;
    let open = unfolding.one();
    let controls = id.clone();
    view! {
        <tbody>
            <tr class:open=move || open.get()>
                <td>
                    <div class="signs">{fold_button(open, controls, &name)}</div>
                </td>
                {cells}
            </tr>
        </tbody>
        <tbody id=id class="inner" hidden=move || !open.get()>
            {dynamic(move || open.get().then(&rows).into_any())}
        </tbody>
    }
    .into_any()
}

/// « + » and « − ».
fn fold_button(open: RwSignal<bool>, controls: String, name: &str) -> AnyView {
    view! {
        <button
            type="button"
            class="ds-button fold d-print-none"
            data-variant="secondary"
            data-icon=true
            aria-expanded=either(move || open.get())
            aria-controls=controls
            aria-label=texts::common::unfold(name)
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <span aria-hidden="true">{words(move || if open.get() { "−" } else { "+" }.to_owned())}</span>
        </button>
    }
    .into_any()
}
