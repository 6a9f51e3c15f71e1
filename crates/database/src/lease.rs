//! One connection, held for the reads of one request.
//!
//! A pool tests every connection that comes back to it, which on PostgreSQL is a round trip of its own. A request that
//! finds its session and then reads a page would pay it at every query: it holds one connection instead.
//!
//! Who holds a connection must not ask the pool for another: with every place taken by such a holder, none would ever
//! be given. So a lease is for reading; what writes begins its transaction on the pool and holds nothing.

use std::{fmt, sync::Arc};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement, Values,
    entity::prelude::async_trait::async_trait,
};
use sea_query_sqlx::SqlxValues;
use sqlx::{AssertSqlSafe, Postgres, Sqlite, pool::PoolConnection};
use tokio::sync::Mutex;

/// One connection of a pool. Goes back when the last clone is dropped.
#[derive(Clone)]
pub struct Lease {
    backend: DbBackend,
    held: Arc<Held>,
}

enum Held {
    Sqlite(Mutex<PoolConnection<Sqlite>>),
    Postgres(Mutex<PoolConnection<Postgres>>),
}

impl fmt::Debug for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lease").field("backend", &self.backend).finish_non_exhaustive()
    }
}

impl Lease {
    /// Takes a connection out of the pool behind `db`, waiting for one when all are taken.
    ///
    /// # Errors
    /// When none comes free in time, or the database does not answer.
    pub async fn of(db: &DatabaseConnection) -> Result<Self, DbErr> {
        let backend = db.get_database_backend();
        let held = match backend {
            DbBackend::Sqlite => db.get_sqlite_connection_pool().acquire().await.map(Mutex::new).map(Held::Sqlite),
            _ => db.get_postgres_connection_pool().acquire().await.map(Mutex::new).map(Held::Postgres),
        };
        let held = held.map_err(|fault| DbErr::Conn(RuntimeErr::SqlxError(fault.into())))?;
        Ok(Self { backend, held: Arc::new(held) })
    }
}

/// Sends a statement on the connection that is held, and makes of what the driver answers what the entities read.
macro_rules! send {
    ($lease:expr, $statement:expr, $method:ident, $answer:expr) => {{
        let Statement { sql, values, .. } = $statement;
        // For measurements: the texts carry placeholders, never a value.
        tracing::trace!(sql);
        let values = SqlxValues(values.unwrap_or_else(|| Values(Vec::new())));
        match &*$lease.held {
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
impl ConnectionTrait for Lease {
    fn get_database_backend(&self) -> DbBackend {
        self.backend
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        send!(self, statement, execute, ExecResult::from)
            .map_err(|fault| DbErr::Exec(RuntimeErr::SqlxError(fault.into())))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.execute_raw(Statement::from_string(self.backend, sql)).await
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
