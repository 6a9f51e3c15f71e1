//! A transaction on a connection that is held.

use sea_orm::{DatabaseConnection, DbBackend, DbErr, RuntimeErr};
use sqlx::{Postgres, Sqlite, Transaction};
use tokio::sync::Mutex;

use crate::held::Held;

/// A transaction that writes a lot. Is rolled back when it is dropped before its commit.
pub type WriteTransaction = Held<Transaction<'static, Sqlite>, Transaction<'static, Postgres>>;

/// Begins a transaction that is going to write. For long work of a command; requests use [`write`](fn@crate::write).
///
/// # Errors
/// When no connection can be had, or the writer's place is not free in time.
pub async fn begin_write(db: &DatabaseConnection) -> Result<WriteTransaction, DbErr> {
    let begun = match db.get_database_backend() {
        DbBackend::Sqlite => {
            db.get_sqlite_connection_pool().begin_with("BEGIN IMMEDIATE").await.map(Mutex::new).map(Held::Sqlite)
        }
        _ => db.get_postgres_connection_pool().begin().await.map(Mutex::new).map(Held::Postgres),
    };
    begun.map_err(refused)
}

impl WriteTransaction {
    /// Makes everything stay that was written.
    ///
    /// # Errors
    /// What the database says; nothing stays then.
    pub async fn commit(self) -> Result<(), DbErr> {
        let done = match self {
            Self::Sqlite(transaction) => transaction.into_inner().commit().await,
            Self::Postgres(transaction) => transaction.into_inner().commit().await,
        };
        done.map_err(refused)
    }

    /// Takes everything back that was written.
    ///
    /// # Errors
    /// What the database says; it takes everything back by itself then.
    pub async fn rollback(self) -> Result<(), DbErr> {
        let done = match self {
            Self::Sqlite(transaction) => transaction.into_inner().rollback().await,
            Self::Postgres(transaction) => transaction.into_inner().rollback().await,
        };
        done.map_err(refused)
    }
}

fn refused(fault: sqlx::Error) -> DbErr {
    DbErr::Exec(RuntimeErr::SqlxError(fault.into()))
}
