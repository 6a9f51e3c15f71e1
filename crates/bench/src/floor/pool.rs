//! The bare driver of either database.

use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use serde_json::Value as Json;
use sqlx::{
    AssertSqlSafe, Column as _, Decode, PgPool, Postgres, Row as _, Sqlite, SqlitePool, Type, TypeInfo as _,
    ValueRef as _, postgres::PgRow, sqlite::SqliteRow,
};
use uuid::Uuid;

/// A pool of the bare driver.
#[derive(Clone, Debug)]
pub enum Pool {
    /// SQLite.
    Sqlite(SqlitePool),
    /// PostgreSQL.
    Postgres(PgPool),
}

/// A row of either database.
#[derive(Clone, Copy)]
pub enum AnyRow<'a> {
    /// SQLite.
    Sqlite(&'a SqliteRow),
    /// PostgreSQL.
    Postgres(&'a PgRow),
}

/// Rows of either database.
pub enum AnyRows {
    /// SQLite.
    Sqlite(Vec<SqliteRow>),
    /// PostgreSQL.
    Postgres(Vec<PgRow>),
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// Key of the household.
    pub household_id: i64,
    /// Key of the person.
    pub person_id: i64,
    /// Key of the subscription.
    pub subscription_id: i64,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
}

impl AnyRow<'_> {
    /// The value of the column at `index`.
    pub fn get<T>(self, index: usize) -> Result<T, sqlx::Error>
    where
        T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => row.try_get(index),
            Self::Postgres(row) => row.try_get(index),
        }
    }

    /// How many columns it has.
    pub fn columns(self) -> usize {
        match self {
            Self::Sqlite(row) => row.len(),
            Self::Postgres(row) => row.len(),
        }
    }

    /// The name of the column at `index`.
    pub fn name(&self, index: usize) -> &str {
        match self {
            Self::Sqlite(row) => row.column(index).name(),
            Self::Postgres(row) => row.column(index).name(),
        }
    }

    /// The value at `index`, in whatever type it has.
    pub fn value(self, index: usize) -> Result<Json, sqlx::Error> {
        match self {
            Self::Sqlite(row) => match row.try_get_raw(index)?.type_info().name() {
                "NULL" => Ok(Json::Null),
                "INTEGER" | "BOOLEAN" | "BIGINT" | "INT4" | "INT8" => row.try_get::<i64, _>(index).map(Json::from),
                "BLOB" => row.try_get::<Uuid, _>(index).map(|uuid| uuid.to_string().into()),
                _ => row.try_get_unchecked::<String, _>(index).map(Json::from),
            },
            Self::Postgres(row) if row.try_get_raw(index)?.is_null() => Ok(Json::Null),
            Self::Postgres(row) => match row.column(index).type_info().name() {
                "INT8" => row.try_get::<i64, _>(index).map(Json::from),
                "INT4" => row.try_get::<i32, _>(index).map(Json::from),
                "BOOL" => row.try_get::<bool, _>(index).map(Json::from),
                "DATE" => row.try_get::<NaiveDate, _>(index).map(|date| date.to_string().into()),
                "UUID" => row.try_get::<Uuid, _>(index).map(|uuid| uuid.to_string().into()),
                _ => row.try_get::<String, _>(index).map(Json::from),
            },
        }
    }

    /// Where the column `name` stands.
    pub fn position(self, name: &str) -> Result<usize> {
        let found = match self {
            Self::Sqlite(row) => row.columns().iter().position(|column| column.name() == name),
            Self::Postgres(row) => row.columns().iter().position(|column| column.name() == name),
        };
        found.with_context(|| format!("the statement has no column {name}"))
    }
}

/// A value that a statement takes.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// A number.
    Whole(i64),
    /// A date.
    Date(NaiveDate),
    /// A code.
    Text(&'static str),
}

impl AnyRows {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Sqlite(rows) => rows.len(),
            Self::Postgres(rows) => rows.len(),
        }
    }

    /// The rows, one by one.
    pub fn iter(&self) -> Box<dyn Iterator<Item = AnyRow<'_>> + '_> {
        match self {
            Self::Sqlite(rows) => Box::new(rows.iter().map(AnyRow::Sqlite)),
            Self::Postgres(rows) => Box::new(rows.iter().map(AnyRow::Postgres)),
        }
    }
}

impl Pool {
    /// Finds the session with this hash.
    pub async fn session(&self, sql: &'static str, hash: String) -> Result<Caller> {
        let caller = |row: AnyRow<'_>| -> Result<Caller> {
            let household_id = row.get(row.position("household_id")?)?;
            let person_id = row.get(row.position("person_id")?)?;
            let subscription_id = row.get(row.position("subscription_id")?)?;
            Ok(Caller { household_id, person_id, subscription_id, data_as_of: row.get(row.position("data_as_of")?)? })
        };
        macro_rules! row {
            ($pool:expr) => {
                &sqlx::query(sql).bind(hash).fetch_one($pool).await?
            };
        }
        match self {
            Self::Sqlite(pool) => caller(AnyRow::Sqlite(row!(pool))),
            Self::Postgres(pool) => caller(AnyRow::Postgres(row!(pool))),
        }
    }

    /// Reads at most `limit` lines of the household.
    pub async fn lines(&self, sql: &'static str, household_id: i64, since: NaiveDate, limit: i64) -> Result<AnyRows> {
        macro_rules! rows {
            ($pool:expr) => {
                sqlx::query(sql)
                    .bind(household_id)
                    .bind(false)
                    .bind(since)
                    .bind(since)
                    .bind(limit)
                    .fetch_all($pool)
                    .await?
            };
        }
        Ok(match self {
            Self::Sqlite(pool) => AnyRows::Sqlite(rows!(pool)),
            Self::Postgres(pool) => AnyRows::Postgres(rows!(pool)),
        })
    }

    /// Reads with any statement.
    pub async fn rows(&self, sql: &'static str, values: impl Iterator<Item = Value>) -> Result<AnyRows> {
        macro_rules! rows {
            ($pool:expr) => {{
                let query = values.fold(sqlx::query(sql), |query, value| match value {
                    Value::Whole(number) => query.bind(number),
                    Value::Date(date) => query.bind(date),
                    Value::Text(text) => query.bind(text),
                });
                query.fetch_all($pool).await?
            }};
        }
        Ok(match self {
            Self::Sqlite(pool) => AnyRows::Sqlite(rows!(pool)),
            Self::Postgres(pool) => AnyRows::Postgres(rows!(pool)),
        })
    }

    /// Code and label of the benefits with these codes.
    pub async fn labels(&self, codes: &[&str]) -> Result<Vec<(String, String)>> {
        let sql = |placeholder: fn(usize) -> String| {
            let places = (1..=codes.len()).map(placeholder).collect::<Vec<_>>().join(", ");
            AssertSqlSafe(format!(
                "SELECT \"code\", \"label_fr\" AS \"label\" FROM \"benefit\" WHERE \"code\" IN ({places})"
            ))
        };
        Ok(match self {
            Self::Sqlite(pool) => {
                let query = sqlx::query_as(sql(|_| "?".to_owned()));
                codes.iter().fold(query, |query, code| query.bind(*code)).fetch_all(pool).await?
            }
            Self::Postgres(pool) => {
                let query = sqlx::query_as(sql(|number| format!("${number}")));
                codes.iter().fold(query, |query, code| query.bind(*code)).fetch_all(pool).await?
            }
        })
    }
}
