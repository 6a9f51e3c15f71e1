//! The floor of an import: the very same rows, parsed already, through the bare driver in statements of many rows.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::DatabaseConnection;
use sqlx::{
    AssertSqlSafe, Column as _, PgPool, Row as _, SqlitePool, TypeInfo as _, ValueRef as _, postgres::PgRow,
    sqlite::SqliteRow,
};
use uuid::Uuid;

use crate::backend::Backend;

/// Every table that an import fills, in the order in which they refer to each other.
const TABLES: [&str; 12] = [
    "import_batch",
    "import_previous",
    "benefit",
    "dated_parameter",
    "practitioner",
    "person",
    "household",
    "household_member",
    "medical_right",
    "subscription",
    "care_statement",
    "care_line",
];

/// Rows of one statement, where the database takes that many values.
const ROWS: usize = 2_000;

/// A value as the driver knows it.
enum Cell {
    /// SQLite's null, and values that have no better type there.
    Null,
    Int(Option<i64>),
    SmallInt(Option<i32>),
    Text(Option<String>),
    Blob(Vec<u8>),
    Bool(Option<bool>),
    Date(Option<NaiveDate>),
    Moment(Option<DateTime<Utc>>),
    Uuid(Option<Uuid>),
}

/// Copies every row that an import wrote from `from` to `to`, and returns how long inserting and committing took;
/// reading is not counted.
///
/// # Errors
/// When a database refuses.
pub async fn copy(backend: &Backend, from: &DatabaseConnection, to: &DatabaseConnection) -> Result<Duration> {
    match backend {
        Backend::Sqlite { .. } => copy_sqlite(from.get_sqlite_connection_pool(), to.get_sqlite_connection_pool()).await,
        Backend::Postgres { .. } => {
            copy_postgres(from.get_postgres_connection_pool(), to.get_postgres_connection_pool()).await
        }
    }
}

macro_rules! copy_with {
    ($name:ident, $pool:ty, $cells:ident, $most_values:literal, $placeholder:expr, $bind:ident) => {
        async fn $name(from: &$pool, to: &$pool) -> Result<Duration> {
            let mut took = Duration::ZERO;
            let mut transaction = to.begin().await?;
            for table in TABLES {
                let read = format!("SELECT * FROM {table} WHERE id > $1 ORDER BY id LIMIT $2");
                let mut last = 0_i64;
                let mut statement: Option<(usize, &'static str)> = None;
                loop {
                    let mut limit = ROWS;
                    if let Some(row) =
                        sqlx::query(AssertSqlSafe(read.clone())).bind(last).bind(1_i64).fetch_optional(from).await?
                    {
                        limit = ROWS.min($most_values / row.columns().len());
                    }
                    let rows = sqlx::query(AssertSqlSafe(read.clone()))
                        .bind(last)
                        .bind(i64::try_from(limit)?)
                        .fetch_all(from)
                        .await?;
                    let Some(newest) = rows.last() else { break };
                    last = newest.try_get("id")?;
                    let parsed: Vec<Vec<Cell>> = rows.iter().map($cells).collect::<Result<_>>()?;
                    let columns: Vec<&str> = newest.columns().iter().map(|column| column.name()).collect();
                    let start = Instant::now();
                    let sql = match statement {
                        Some((count, sql)) if count == parsed.len() => sql,
                        _ => insert(table, &columns, parsed.len(), $placeholder).leak(),
                    };
                    statement = Some((parsed.len(), sql));
                    let query = parsed.iter().flatten().fold(sqlx::query(sql), |query, cell| $bind!(query, cell));
                    query.execute(&mut *transaction).await?;
                    took += start.elapsed();
                }
            }
            let start = Instant::now();
            transaction.commit().await?;
            Ok(took + start.elapsed())
        }
    };
}

macro_rules! bind_sqlite {
    ($query:expr, $cell:expr) => {
        match $cell {
            Cell::Int(value) => $query.bind(*value),
            Cell::Text(value) => $query.bind(value.as_deref()),
            Cell::Blob(value) => $query.bind(value.as_slice()),
            _ => $query.bind(None::<i64>),
        }
    };
}

macro_rules! bind_postgres {
    ($query:expr, $cell:expr) => {
        match $cell {
            Cell::Null => $query.bind(None::<i64>),
            Cell::Int(value) => $query.bind(*value),
            Cell::SmallInt(value) => $query.bind(*value),
            Cell::Text(value) => $query.bind(value.as_deref()),
            Cell::Blob(value) => $query.bind(value.as_slice()),
            Cell::Bool(value) => $query.bind(*value),
            Cell::Date(value) => $query.bind(*value),
            Cell::Moment(value) => $query.bind(*value),
            Cell::Uuid(value) => $query.bind(*value),
        }
    };
}

copy_with!(copy_sqlite, SqlitePool, sqlite_cells, 32_766, |_| "?".to_owned(), bind_sqlite);
copy_with!(copy_postgres, PgPool, postgres_cells, 65_535, |number| format!("${number}"), bind_postgres);

fn insert(table: &str, columns: &[&str], rows: usize, placeholder: fn(usize) -> String) -> String {
    let width = columns.len();
    let row = |row: usize| {
        let places: Vec<String> = (1..=width).map(|column| placeholder(row * width + column)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), rows.join(", "))
}

fn sqlite_cells(row: &SqliteRow) -> Result<Vec<Cell>> {
    let cell = |index: usize| {
        let value = row.try_get_raw(index)?;
        if value.is_null() {
            return Ok(Cell::Null);
        }
        let kind = value.type_info().name().to_owned();
        Ok(match kind.as_str() {
            "INTEGER" => Cell::Int(row.try_get_unchecked(index)?),
            "TEXT" => Cell::Text(row.try_get_unchecked(index)?),
            "BLOB" => Cell::Blob(row.try_get_unchecked(index)?),
            other => bail!("a value of type {other} is not expected"),
        })
    };
    (0..row.columns().len()).map(cell).collect()
}

fn postgres_cells(row: &PgRow) -> Result<Vec<Cell>> {
    let cell = |index: usize| {
        Ok(match row.column(index).type_info().name() {
            "INT8" => Cell::Int(row.try_get(index)?),
            "INT4" => Cell::SmallInt(row.try_get(index)?),
            "VARCHAR" | "TEXT" => Cell::Text(row.try_get(index)?),
            "BOOL" => Cell::Bool(row.try_get(index)?),
            "DATE" => Cell::Date(row.try_get(index)?),
            "TIMESTAMPTZ" => Cell::Moment(row.try_get(index)?),
            "UUID" => Cell::Uuid(row.try_get(index)?),
            other => bail!("a column of type {other} is not expected"),
        })
    };
    (0..row.columns().len()).map(cell).collect()
}
