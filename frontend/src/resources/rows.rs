//! Rows of fields in a draft, as many as one needs.

use leptos::prelude::*;

use crate::core::drafts::Draft;

/// Rows of `N` texts each. Copied freely: it only names signals.
#[derive(Clone, Copy)]
pub struct Rows<const N: usize> {
    draft: Draft,
    name: &'static str,
    count: RwSignal<String>,
}

impl<const N: usize> Rows<N> {
    /// The rows that a draft keeps under a name.
    pub fn of(draft: Draft, name: &'static str) -> Self {
        Self { draft, name, count: draft.text(name) }
    }

    /// How many there are, as a text; empty before that is decided.
    pub const fn count(self) -> RwSignal<String> {
        self.count
    }

    /// How many there are. Watches it.
    pub fn len(self) -> usize {
        self.count.with(|count| count.parse().unwrap_or_default())
    }

    /// The fields of a row.
    pub fn row(self, place: usize) -> [RwSignal<String>; N] {
        std::array::from_fn(|field| self.draft.text(&format!("{}-{place}-{field}", self.name)))
    }

    /// What is typed in every row. Watches it.
    pub fn typed(self) -> Vec<[String; N]> {
        (0..self.len()).map(|place| self.row(place).map(|field| field.get())).collect()
    }

    /// Makes these the rows.
    pub fn put(self, rows: Vec<[String; N]>) {
        self.count.set(rows.len().to_string());
        for (place, row) in rows.into_iter().enumerate() {
            for (field, text) in self.row(place).into_iter().zip(row) {
                field.set(text);
            }
        }
    }
}
