//! Transactions that write.
//!
//! SQLite has one writer at a time: a transaction that reads first and writes later fails with « database is locked »
//! unless it asks for the writer's place at its start. On PostgreSQL, a transaction whose future is dropped in the
//! middle (a client that hangs up) could hand its connection back while open. Both are settled here, once.

use std::future::Future;

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait as _,
};

async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let mode = (db.get_database_backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
    db.begin_with_options(TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() }).await
}

/// Runs `work` in one transaction, in a task of its own that goes on to its end even if the caller is dropped.
///
/// Commits when `work` succeeds, rolls back when it fails.
///
/// # Errors
/// What `work` answers, or what the database says.
pub async fn write<T, E, W, F>(db: &DatabaseConnection, work: W) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DbErr> + Send + 'static,
    W: FnOnce(DatabaseTransaction) -> F + Send + 'static,
    F: Future<Output = Result<(DatabaseTransaction, T), E>> + Send + 'static,
{
    let db = db.clone();
    let task = tokio::spawn(async move {
        let transaction = begin(&db).await?;
        let (transaction, value) = work(transaction).await?;
        transaction.commit().await?;
        Ok(value)
    });
    match task.await {
        Ok(outcome) => outcome,
        Err(failure) => Err(DbErr::Custom(format!("the transaction's task ended early: {failure}")).into()),
    }
}
