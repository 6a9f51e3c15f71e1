//! Opening a pool of connections.

use std::time::Duration;

use migrations::{Migrator, MigratorTrait as _};
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DbBackend, DbErr, SqlxPostgresConnector,
    Statement,
};
use sqlx::{
    postgres::PgConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

/// Oldest SQLite whose write-ahead log is free of the reset corruption fixed in 3.51.3.
pub const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// How long a writer waits for another on SQLite, which has one writer at a time.
const SQLITE_BUSY_TIMEOUT: Duration = Duration::from_secs(20);

/// How many rows SQLite's thread hands over before it waits for them to be taken. With few, a large answer is mostly
/// two threads waking each other.
const SQLITE_ROWS_AT_ONCE: usize = 1_000;

/// Why the database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The address is neither SQLite's nor PostgreSQL's.
    #[error("the database address must start with `sqlite:` or `postgres:`")]
    UnknownKind,
    /// The SQLite in use can corrupt its write-ahead log.
    #[error("SQLite {0} is older than 3.51.3, which can corrupt its write-ahead log")]
    OldSqlite(String),
    /// The database refuses.
    #[error("the database refuses: {0}")]
    Refused(#[from] DbErr),
}

/// Opens a pool of at most `connections` connections to `url`.
///
/// SQLite (`sqlite:data/teleservices.db`; created when missing) runs with a write-ahead log, full synchronisation and
/// foreign keys. PostgreSQL (`postgres://user@host/name`) as the server is configured.
///
/// # Errors
/// When the address is not understood, the database does not answer, or SQLite is too old.
pub async fn connect(url: &str, connections: u32) -> Result<DatabaseConnection, DatabaseError> {
    if !(url.starts_with("sqlite:") || url.starts_with("postgres")) {
        return Err(DatabaseError::UnknownKind);
    }
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire_if_idle_for(Duration::from_secs(60))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(sqlite_options);
    let db = Database::connect(options).await?;
    if db.get_database_backend() == DbBackend::Sqlite {
        refuse_old_sqlite(&db).await?;
    }
    Ok(db)
}

/// A pool of at most `connections` connections to the database behind `db`, for the thread that asks.
///
/// A connection to PostgreSQL is watched by the thread that opened it: when another one uses it, every answer of the
/// database goes through both, which costs more than all that the application does around a read. So every worker has a
/// pool of its own. SQLite's connections have threads of their own, and are shared.
#[must_use]
pub fn pool_of_thread(db: &DatabaseConnection, connections: u32) -> DatabaseConnection {
    if db.get_database_backend() == DbBackend::Sqlite {
        return db.clone();
    }
    let shared = db.get_postgres_connection_pool();
    let options = shared.options().clone().max_connections(connections);
    SqlxPostgresConnector::from_sqlx_postgres_pool(
        options.connect_lazy_with(PgConnectOptions::clone(&shared.connect_options())),
    )
}

/// Brings the schema up to date.
///
/// # Errors
/// When a migration fails; none of its changes stay.
pub async fn migrate(db: &DatabaseConnection) -> Result<(), DatabaseError> {
    Ok(Migrator::up(db, None).await?)
}

fn sqlite_options(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(SQLITE_BUSY_TIMEOUT)
        .pragma("cache_size", "-16000")
        .pragma("temp_store", "memory")
        .statement_cache_capacity(256)
        .row_buffer_size(SQLITE_ROWS_AT_ONCE)
}

async fn refuse_old_sqlite(db: &DatabaseConnection) -> Result<(), DatabaseError> {
    let asked = Statement::from_string(DbBackend::Sqlite, "SELECT sqlite_version() AS version");
    let version: String = match db.query_one_raw(asked).await? {
        Some(row) => row.try_get("", "version")?,
        None => return Err(DatabaseError::OldSqlite("unknown".to_owned())),
    };
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    if (next(), next(), next()) < OLDEST_SQLITE {
        return Err(DatabaseError::OldSqlite(version));
    }
    Ok(())
}
