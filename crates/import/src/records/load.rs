//! What a record type has to say for itself to be loaded.

use std::{future::Future, hash::Hash};

use extract::{Reason, Record};

use crate::{
    ImportError,
    loading::Loading,
    read::Numbered,
    store::{Keys, Stored},
};

/// Records on their way to rows.
#[derive(Debug)]
pub struct Resolved<T: Load> {
    /// Rows with the lines they come from; every reference is settled.
    pub rows: Vec<(u64, T::Row)>,
    /// Records that refer to others of the same chunk, which have to be stored first.
    pub waiting: Vec<Numbered<T>>,
}

impl<T: Load> Resolved<T> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self { rows: Vec::new(), waiting: Vec::new() }
    }
}

/// A record type that is loaded into a table.
pub trait Load: Record {
    /// Its row.
    type Row: Stored;

    /// What identifies a row for the fund.
    type Key: Eq + Hash + Send;

    /// The column by which existing rows are looked up: the first one of the key.
    const LOOKUP: &'static str;

    /// What identifies `row`.
    fn key(row: &Self::Row) -> Self::Key;

    /// The values of [`LOOKUP`](Self::LOOKUP) in `rows`.
    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys;

    /// Settles the references of `records` and refuses those that break a rule.
    fn resolve(
        loading: &mut Loading<'_>,
        records: Vec<Numbered<Self>>,
    ) -> impl Future<Output = Result<Resolved<Self>, ImportError>> + Send
    where
        Self: Sized;

    /// Whether `existing` may become `new`.
    ///
    /// # Errors
    /// Why not.
    fn may_become(existing: &Self::Row, new: &Self::Row) -> Result<(), Reason> {
        let _ = (existing, new);
        Ok(())
    }

    /// Does what follows elsewhere from what was stored.
    fn stored(
        loading: &mut Loading<'_>,
        inserted: &[Self::Row],
        updated: &[(Self::Row, Self::Row)],
    ) -> impl Future<Output = Result<(), ImportError>> + Send {
        let _ = (loading, inserted, updated);
        async { Ok(()) }
    }
}
