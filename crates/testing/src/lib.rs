//! A fresh, migrated database for every test, on SQLite or PostgreSQL; used by tests only.
//!
//! `TELESERVICES_TEST_DATABASE` is `sqlite` (the default) or `postgres`. For the latter `TELESERVICES_TEST_POSTGRES_URL`
//! names a server on which databases may be created, for example `postgres://postgres@localhost:5433/postgres`.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that has no database is to stop there")]

mod postgres;

use std::env;

use sea_orm::DatabaseConnection;
use tempfile::TempDir;

/// Connections of a test's pool.
const CONNECTIONS: u32 = 4;

/// A database of one's own; it goes with this value.
#[derive(Debug)]
pub struct TestDatabase {
    /// Connections to it.
    pub db: DatabaseConnection,
    /// Its address.
    pub url: String,
    kept: Kept,
}

#[derive(Debug)]
enum Kept {
    Folder { _folder: TempDir },
    Database { _database: postgres::Database },
}

impl TestDatabase {
    /// Creates a database with the schema and no rows, of the kind that the environment asks for.
    ///
    /// # Panics
    /// When the environment is not understood or no database can be had.
    pub async fn fresh() -> Self {
        match env::var("TELESERVICES_TEST_DATABASE").as_deref() {
            Err(_) | Ok("sqlite") => Self::sqlite().await,
            Ok("postgres") => Self::postgres().await,
            Ok(other) => panic!("TELESERVICES_TEST_DATABASE is `{other}`; `sqlite` or `postgres` is expected"),
        }
    }

    /// It is on PostgreSQL.
    #[must_use]
    pub const fn is_postgres(&self) -> bool {
        matches!(self.kept, Kept::Database { .. })
    }

    async fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        let db = database::connect(&url, CONNECTIONS).await.expect("a database on SQLite");
        database::migrate(&db).await.expect("the schema");
        Self { db, url, kept: Kept::Folder { _folder: folder } }
    }

    async fn postgres() -> Self {
        let database = postgres::Database::create().await;
        let url = database.url.clone();
        let db = database::connect(&url, CONNECTIONS).await.expect("a database on PostgreSQL");
        Self { db, url, kept: Kept::Database { _database: database } }
    }
}
