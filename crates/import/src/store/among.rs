//! Looking many rows up at once.
//!
//! The wanted values travel as one JSON array: one parameter, one statement and so one plan for any number of them.

use std::collections::HashMap;

use database::WriteTransaction;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, FromQueryResult, Statement, Value};

use super::{Stored, table_name};

/// Values of a column, as they are looked up.
#[derive(Clone, Debug)]
pub enum Keys {
    /// Whole numbers.
    Numbers(Vec<i64>),
    /// Texts.
    Texts(Vec<String>),
}

impl Keys {
    /// These numbers, each once.
    pub fn numbers(numbers: impl Iterator<Item = i64>) -> Self {
        let mut numbers: Vec<i64> = numbers.collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self::Numbers(numbers)
    }

    /// These texts, each once.
    pub fn texts<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut texts: Vec<&str> = texts.collect();
        texts.sort_unstable();
        texts.dedup();
        Self::Texts(texts.into_iter().map(str::to_owned).collect())
    }

    /// The condition `column IN (…)`, whose parameter number 1 is [`parameter`](Self::parameter).
    pub fn condition(&self, backend: DbBackend, column: &str) -> String {
        let values = match (backend, self) {
            (DbBackend::Postgres, Self::Numbers(_)) => {
                "SELECT CAST(json_array_elements_text(CAST($1 AS json)) AS bigint)"
            }
            (DbBackend::Postgres, Self::Texts(_)) => "SELECT json_array_elements_text(CAST($1 AS json))",
            _ => "SELECT value FROM json_each(?1)",
        };
        format!("{column} IN ({values})")
    }

    /// The values as one parameter.
    pub fn parameter(&self) -> Value {
        let json = match self {
            Self::Numbers(numbers) => serde_json::to_string(numbers),
            Self::Texts(texts) => serde_json::to_string(texts),
        };
        // Writing numbers and texts into a string cannot fail; an empty list would only find nothing.
        Value::from(json.unwrap_or_else(|_| "[]".to_owned()))
    }

    /// Nothing is wanted.
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Numbers(numbers) => numbers.is_empty(),
            Self::Texts(texts) => texts.is_empty(),
        }
    }

    /// The statement `sql` (with `{among}` where the condition on `column` stands) over these values.
    pub fn statement(&self, backend: DbBackend, sql: &str, column: &str) -> Statement {
        let sql = sql.replace("{among}", &self.condition(backend, column));
        Statement::from_sql_and_values(backend, sql, [self.parameter()])
    }
}

/// The rows of `M` whose `column` is one of `keys`.
pub async fn look_up<M: Stored>(tx: &WriteTransaction, column: &str, keys: &Keys) -> Result<Vec<M>, DbErr> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT * FROM {} WHERE {{among}}", table_name::<M>());
    M::find_by_statement(keys.statement(tx.get_database_backend(), &sql, column)).all(tx).await
}

#[derive(FromQueryResult)]
struct Pair {
    id: i64,
    name: String,
}

/// The keys of the rows of `M` whose text `column` is one of `names`, by that text.
pub async fn pairs<'n, M: Stored>(
    tx: &WriteTransaction,
    column: &str,
    names: impl Iterator<Item = &'n str>,
) -> Result<HashMap<String, i64>, DbErr> {
    let keys = Keys::texts(names);
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!("SELECT id, {column} AS name FROM {} WHERE {{among}}", table_name::<M>());
    let found = Pair::find_by_statement(keys.statement(tx.get_database_backend(), &sql, column)).all(tx).await?;
    Ok(found.into_iter().map(|pair| (pair.name, pair.id)).collect())
}
