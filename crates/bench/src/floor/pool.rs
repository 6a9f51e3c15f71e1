//! The bare driver of either database.

use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use sqlx::{
    AssertSqlSafe, Column as _, Decode, PgPool, Postgres, Row as _, Sqlite, SqlitePool, Type, postgres::PgRow,
    sqlite::SqliteRow,
};

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

    /// Where the column `name` stands.
    pub fn position(self, name: &str) -> Result<usize> {
        let found = match self {
            Self::Sqlite(row) => row.columns().iter().position(|column| column.name() == name),
            Self::Postgres(row) => row.columns().iter().position(|column| column.name() == name),
        };
        found.with_context(|| format!("the statement has no column {name}"))
    }
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
            Ok(Caller { household_id, data_as_of: row.get(row.position("data_as_of")?)? })
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
