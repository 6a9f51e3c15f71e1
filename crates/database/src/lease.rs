//! One connection, held for the reads of one request.
//!
//! A pool tests every connection that comes back to it, which on PostgreSQL is a round trip of its own. A request that
//! finds its session and then reads a page would pay it at every query: it holds one connection instead.
//!
//! Who holds a connection must not ask the pool for another: with every place taken by such a holder, none would ever
//! be given. So a lease is for reading; what writes begins its transaction on the pool and holds nothing.

use std::sync::Arc;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement,
    entity::prelude::async_trait::async_trait,
};
use sqlx::{Postgres, Sqlite, pool::PoolConnection};
use tokio::sync::Mutex;

use crate::held::Held;

/// One connection of a pool. Goes back when the last clone is dropped.
#[derive(Clone, Debug)]
pub struct Lease(Arc<Held<PoolConnection<Sqlite>, PoolConnection<Postgres>>>);

impl Lease {
    /// Takes a connection out of the pool behind `db`, waiting for one when all are taken.
    ///
    /// # Errors
    /// When none comes free in time, or the database does not answer.
    pub async fn of(db: &DatabaseConnection) -> Result<Self, DbErr> {
        let held = match db.get_database_backend() {
            DbBackend::Sqlite => db.get_sqlite_connection_pool().acquire().await.map(Mutex::new).map(Held::Sqlite),
            _ => db.get_postgres_connection_pool().acquire().await.map(Mutex::new).map(Held::Postgres),
        };
        let held = held.map_err(|fault| DbErr::Conn(RuntimeErr::SqlxError(fault.into())))?;
        Ok(Self(Arc::new(held)))
    }
}

#[async_trait]
impl ConnectionTrait for Lease {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(statement).await
    }
}
