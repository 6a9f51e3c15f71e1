//! A connection that is held: what the entities send their statements to, in place of a pool.

use std::{fmt, ops::DerefMut};

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement, Values,
    entity::prelude::async_trait::async_trait,
};
use sea_query_sqlx::SqlxValues;
use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection};
use tokio::sync::Mutex;

/// A connection to SQLite in the hands of an `S`, or one to PostgreSQL in those of a `P`. The values of a statement move
/// into the driver, where those of a pool of sea-orm are copied.
pub enum Held<S, P> {
    /// To SQLite.
    Sqlite(Mutex<S>),
    /// To PostgreSQL.
    Postgres(Mutex<P>),
}

impl<S, P> fmt::Debug for Held<S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite(_) => "Held::Sqlite",
            Self::Postgres(_) => "Held::Postgres",
        })
    }
}

/// Sends a statement on the connection that is held, and makes of what the driver answers what the entities read.
macro_rules! send {
    ($held:expr, $statement:expr, $method:ident, $answer:expr) => {{
        let Statement { sql, values, .. } = $statement;
        // For measurements: the texts carry placeholders, never a value.
        tracing::trace!(sql);
        let values = SqlxValues(values.unwrap_or_else(|| Values(Vec::new())));
        match $held {
            Held::Sqlite(connection) => {
                let mut connection = connection.lock().await;
                sqlx::query_with(AssertSqlSafe(sql), values).$method(&mut **connection).await.map($answer)
            }
            Held::Postgres(connection) => {
                let mut connection = connection.lock().await;
                sqlx::query_with(AssertSqlSafe(sql), values).$method(&mut **connection).await.map($answer)
            }
        }
    }};
}

#[async_trait]
impl<S, P> ConnectionTrait for Held<S, P>
where
    S: DerefMut<Target = SqliteConnection> + Send,
    P: DerefMut<Target = PgConnection> + Send,
{
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Sqlite(_) => DbBackend::Sqlite,
            Self::Postgres(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        send!(self, statement, execute, ExecResult::from)
            .map_err(|fault| DbErr::Exec(RuntimeErr::SqlxError(fault.into())))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.execute_raw(Statement::from_string(self.get_database_backend(), sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        send!(self, statement, fetch_optional, |row| row.map(QueryResult::from)).map_err(refused)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        send!(self, statement, fetch_all, |rows| rows.into_iter().map(QueryResult::from).collect()).map_err(refused)
    }
}

fn refused(fault: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(fault.into()))
}
