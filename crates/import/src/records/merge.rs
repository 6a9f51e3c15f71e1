//! From the records of a file to the rows of its table: new, changed or as before.

use std::collections::{HashMap, HashSet};

use extract::{LOAD_ORDER, Record};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, ModelTrait as _};

use super::{Load, Resolved, row_set::RowSet};
use crate::{
    Count, ImportError,
    loading::Loading,
    read::{Chunks, Numbered, Source},
    store::{self, Stored as _, Writer, keep_images, look_up},
};

/// What is kept from one chunk of a file to the next.
struct Merge<T: Load> {
    writer: Writer<T::Row>,
    /// Rows that were there before the batch and that it has given already.
    given: RowSet,
    count: Count,
    /// At how many inserted rows the table is next measured.
    measured_at: u64,
}

/// At how many inserted rows a table is measured for the first time, and how many times more for each next time.
const MEASURED: (u64, u64) = (1_000, 10);

const REPEATED: &str = "the same record was already given in this batch";

/// Loads the records of `source`; once something has been refused, only looks at them one by one.
///
/// # Errors
/// When the file cannot be read or the database fails. Refusals are collected in `loading`.
pub async fn load_file<T: Load>(loading: &mut Loading<'_>, source: &Source) -> Result<Count, ImportError> {
    debug_assert!(LOAD_ORDER.contains(&T::NAME), "every record type has its place in the order");
    loading.file.clone_from(&source.file);
    loading.progress.name(T::NAME);
    let store = loading.sound();
    let mut merge: Merge<T> =
        Merge { writer: Writer::default(), given: RowSet::default(), count: Count::default(), measured_at: MEASURED.0 };
    let mut chunks = Chunks::<T>::of(source);
    while let Some(chunk) = chunks.next().await? {
        loading.refuse_all(chunk.refusals);
        if store {
            let mut records = without_repeats(loading, chunk.records);
            while !records.is_empty() {
                let Resolved { rows, waiting } = T::resolve(loading, records).await?;
                merge.store(loading, rows).await?;
                records = waiting;
            }
        }
        loading.progress.advance(chunk.bytes);
    }
    Ok(merge.count)
}

/// Refuses records that stand twice in a chunk.
fn without_repeats<T: Record>(loading: &mut Loading<'_>, records: Vec<Numbered<T>>) -> Vec<Numbered<T>> {
    let mut first: HashMap<String, u64> = HashMap::with_capacity(records.len());
    let mut once = Vec::with_capacity(records.len());
    for numbered in records {
        let identity = numbered.record.identity();
        if let Some(line) = first.get(&identity) {
            loading.refuse_line(numbered.line, format!("`{identity}` was already given on line {line}"));
        } else {
            first.insert(identity, numbered.line);
            once.push(numbered);
        }
    }
    once
}

impl<T: Load> Merge<T> {
    async fn store(&mut self, loading: &mut Loading<'_>, rows: Vec<(u64, T::Row)>) -> Result<(), ImportError> {
        if loading.was_empty(store::table_name::<T::Row>()) {
            self.fill(loading, rows).await
        } else {
            self.merge(loading, rows).await
        }
    }

    /// Stores rows in a table that was empty before the batch. Nothing can be there but rows of this very batch: they are
    /// not looked for first, which would take as long as writing.
    async fn fill(&mut self, loading: &mut Loading<'_>, rows: Vec<(u64, T::Row)>) -> Result<(), ImportError> {
        let before = loading.highest_now(store::table_name::<T::Row>()).await?;
        let (lines, rows): (Vec<u64>, Vec<T::Row>) = rows.into_iter().unzip();
        let written = self.writer.insert(loading.tx, &rows).await?;
        if written < rows.len() as u64 {
            return self.refuse_repeats(loading, before, &lines, &rows).await;
        }
        self.count.inserted += written;
        self.measure(loading).await?;
        T::stored(loading, &rows, &[]).await
    }

    /// Refuses those of `rows` that the batch has given before, with keys up to `before`.
    async fn refuse_repeats(
        &self,
        loading: &mut Loading<'_>,
        before: i64,
        lines: &[u64],
        rows: &[T::Row],
    ) -> Result<(), ImportError> {
        let found: Vec<T::Row> = look_up(loading.tx, T::LOOKUP, &T::lookup(rows.iter())).await?;
        let given: HashSet<T::Key> = found.iter().filter(|row| row.id() <= before).map(T::key).collect();
        let repeated = lines.iter().zip(rows).filter(|(_, row)| given.contains(&T::key(row)));
        let mut refused = false;
        for (line, _) in repeated {
            loading.refuse_line(*line, REPEATED);
            refused = true;
        }
        if refused {
            return Ok(());
        }
        Err(DbErr::Custom(format!("{} has rows that differ in their key and not in another way", T::NAME)).into())
    }

    async fn merge(&mut self, loading: &mut Loading<'_>, rows: Vec<(u64, T::Row)>) -> Result<(), ImportError> {
        let keys = T::lookup(rows.iter().map(|(_, row)| row));
        let found: Vec<T::Row> = look_up(loading.tx, T::LOOKUP, &keys).await?;
        let mut existing: HashMap<T::Key, T::Row> = found.into_iter().map(|row| (T::key(&row), row)).collect();
        let mut inserted = Vec::with_capacity(rows.len());
        let mut updated = Vec::new();
        for (line, row) in rows {
            match existing.remove(&T::key(&row)) {
                None => inserted.push(row),
                Some(before) => self.compare(loading, line, before, row, &mut updated),
            }
        }
        self.count.inserted += inserted.len() as u64;
        self.count.updated += updated.len() as u64;
        keep_images(loading.tx, loading.batch, updated.iter().map(|(before, _)| before)).await?;
        let columns: Vec<_> = store::columns::<T::Row>().collect();
        let values = |row: &T::Row| columns.iter().map(|(column, _)| row.get(*column)).collect();
        store::replace::<T::Row>(loading.tx, updated.iter().map(|(_, after)| values(after)).collect()).await?;
        let written = self.writer.insert(loading.tx, &inserted).await?;
        if written < inserted.len() as u64 {
            return Err(DbErr::Custom(format!("{} holds a row that was not found by its key", T::NAME)).into());
        }
        self.measure(loading).await?;
        T::stored(loading, &inserted, &updated).await
    }

    /// Lets PostgreSQL measure a table that has grown a lot: it would go on with plans for the few rows it knew of, and
    /// read the whole table for every chunk.
    async fn measure(&mut self, loading: &Loading<'_>) -> Result<(), ImportError> {
        if loading.backend() == DbBackend::Postgres && self.count.inserted >= self.measured_at {
            loading.tx.execute_unprepared(&format!("ANALYZE {}", store::table_name::<T::Row>())).await?;
            while self.measured_at <= self.count.inserted {
                self.measured_at *= MEASURED.1;
            }
        }
        Ok(())
    }

    /// Decides what becomes of a row that is there already.
    fn compare(
        &mut self,
        loading: &mut Loading<'_>,
        line: u64,
        before: T::Row,
        mut row: T::Row,
        updated: &mut Vec<(T::Row, T::Row)>,
    ) {
        if before.batch() == Some(loading.batch) || !self.given.insert(before.id()) {
            loading.refuse_line(line, REPEATED);
            return;
        }
        row.succeed(&before);
        row.set_batch(before.batch());
        if row == before {
            self.count.unchanged += 1;
            return;
        }
        row.set_batch(Some(loading.batch));
        match T::may_become(&before, &row) {
            Ok(()) => updated.push((before, row)),
            Err(reason) => loading.refuse(line, reason.column, reason.message),
        }
    }
}
