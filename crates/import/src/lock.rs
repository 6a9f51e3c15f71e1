//! One import or undo at a time.

use database::{WriteTransaction, begin_write};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, Statement};

use crate::ImportError;

/// Key of the advisory lock on PostgreSQL: an arbitrary number that nothing else in this project uses.
const IMPORT_LOCK: i64 = 0x1a9_0127;

/// Begins the one transaction of an import or an undo.
///
/// On SQLite it takes the writer's place, waiting for it as long as any writer does; on PostgreSQL it takes an advisory
/// lock that falls with the transaction, and leaves the other writers alone.
///
/// # Errors
/// [`ImportError::Busy`] when another import or undo is under way.
pub async fn begin(db: &DatabaseConnection) -> Result<WriteTransaction, ImportError> {
    let transaction = begin_write(db).await.map_err(busy_or_refused)?;
    if db.get_database_backend() == DbBackend::Postgres {
        let sql = format!("SELECT pg_try_advisory_xact_lock({IMPORT_LOCK}) AS free");
        let asked = Statement::from_string(DbBackend::Postgres, sql);
        let free = match transaction.query_one_raw(asked).await? {
            Some(row) => row.try_get("", "free")?,
            None => false,
        };
        if !free {
            return end(transaction, Err(ImportError::Busy)).await;
        }
    }
    Ok(transaction)
}

/// Ends the transaction as `outcome` demands. A failure takes everything back at once, and with it the lock.
///
/// # Errors
/// That of `outcome`, or what the database says to the commit.
pub async fn end<T>(transaction: WriteTransaction, outcome: Result<T, ImportError>) -> Result<T, ImportError> {
    match outcome {
        Ok(value) => {
            transaction.commit().await?;
            Ok(value)
        }
        Err(error) => {
            if let Err(failure) = transaction.rollback().await {
                tracing::warn!(%failure, "the transaction of an import could not be rolled back; the database does it");
            }
            Err(error)
        }
    }
}

fn busy_or_refused(error: DbErr) -> ImportError {
    if error.to_string().contains("database is locked") { ImportError::Busy } else { error.into() }
}
