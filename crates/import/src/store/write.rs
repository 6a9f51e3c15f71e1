//! Writing many rows with one statement.

use std::{collections::BTreeMap, fmt::Write as _, marker::PhantomData};

use database::WriteTransaction;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement, Value};

use super::{Stored, columns, table_name};

/// `head` followed by `rows` groups of `width` parameters.
pub fn with_rows(backend: DbBackend, head: &str, width: usize, rows: usize) -> String {
    let mut sql = String::with_capacity(head.len() + width * rows * 7);
    sql.push_str(head);
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ",(" });
        for column in 0..width {
            if column > 0 {
                sql.push(',');
            }
            if backend == DbBackend::Postgres {
                // Writing to a string cannot fail.
                let _ = write!(sql, "${}", row * width + column + 1);
            } else {
                sql.push('?');
            }
        }
        sql.push(')');
    }
    sql
}

/// How many rows one statement inserts. Any number of rows is put together from these, so that a handful of statements
/// is composed and prepared once: preparing one costs about as much as running it.
const TOGETHER: [usize; 5] = [250, 64, 16, 4, 1];

/// Inserts rows of one table.
#[derive(Debug)]
pub struct Writer<M> {
    statements: BTreeMap<usize, String>,
    rows: PhantomData<fn(M)>,
}

impl<M: Stored> Default for Writer<M> {
    fn default() -> Self {
        Self { statements: BTreeMap::new(), rows: PhantomData }
    }
}

impl<M: Stored> Writer<M> {
    /// Inserts `rows` under new keys, in their order. Returns how many: a row whose key of the fund's is taken is left
    /// out.
    ///
    /// While the database is at work on one statement, the next one is made.
    pub async fn insert(&mut self, tx: &WriteTransaction, rows: &[M]) -> Result<u64, DbErr> {
        let backend = tx.get_database_backend();
        let mut pieces = pieces(rows);
        let mut written = 0;
        let mut next = pieces.next().map(|some| self.statement(backend, some));
        while let Some(statement) = next {
            let meanwhile = async { pieces.next().map(|some| self.statement(backend, some)) };
            let (done, made) = tokio::join!(biased; tx.execute_raw(statement), meanwhile);
            written += done?.rows_affected();
            next = made;
        }
        Ok(written)
    }

    /// The statement that inserts `rows`.
    fn statement(&mut self, backend: DbBackend, rows: &[M]) -> Statement {
        let given: Vec<_> = columns::<M>().filter(|(_, name)| *name != "id").collect();
        let sql = self.statements.entry(rows.len()).or_insert_with(|| {
            let names: Vec<String> = given.iter().map(|(_, name)| format!("\"{name}\"")).collect();
            let head = format!("INSERT INTO {} ({}) VALUES ", table_name::<M>(), names.join(","));
            with_rows(backend, &head, given.len(), rows.len()) + " ON CONFLICT DO NOTHING"
        });
        let mut values = Vec::with_capacity(rows.len() * given.len());
        for row in rows {
            values.extend(given.iter().map(|(column, _)| as_stored(backend, row.get(*column))));
        }
        Statement::from_sql_and_values(backend, sql.as_str(), values)
    }
}

/// `rows` in pieces of the sizes of [`TOGETHER`], in their order.
fn pieces<M>(mut rows: &[M]) -> impl Iterator<Item = &[M]> {
    std::iter::from_fn(move || {
        let size = TOGETHER.into_iter().find(|size| *size <= rows.len())?;
        let (piece, rest) = rows.split_at(size);
        rows = rest;
        Some(piece)
    })
}

/// The value as the database keeps it. SQLite keeps a date as text: written here, it takes a fraction of the time that
/// the driver takes, which reads a format for every date.
fn as_stored(backend: DbBackend, value: Value) -> Value {
    match value {
        Value::ChronoDate(Some(date)) if backend == DbBackend::Sqlite => {
            let mut text = String::with_capacity("2026-11-22".len());
            // Writing to a string cannot fail.
            let _ = write!(text, "{date}");
            Value::String(Some(text))
        }
        other => other,
    }
}

/// Gives the rows with the keys in `rows` these values, but for the columns that are not the fund's; `rows` are values in
/// the order of [`columns`].
pub async fn replace<M: Stored>(tx: &WriteTransaction, rows: Vec<Vec<Value>>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let backend = tx.get_database_backend();
    let names: Vec<&str> = columns::<M>().map(|(_, name)| name).collect();
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let given = names.iter().filter(|name| **name != "id" && !M::KEPT.contains(name));
    let set: Vec<String> = given.map(|name| format!("\"{name}\" = excluded.\"{name}\"")).collect();
    let head = format!("INSERT INTO {} ({}) VALUES ", table_name::<M>(), quoted.join(","));
    let mut sql = with_rows(backend, &head, names.len(), rows.len());
    // The rows are there: this is an update of many rows with different values, in the one form both databases know.
    let _ = write!(sql, " ON CONFLICT (id) DO UPDATE SET {}", set.join(", "));
    let values: Vec<Value> = rows.into_iter().flatten().collect();
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}
