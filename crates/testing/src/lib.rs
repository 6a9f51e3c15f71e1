//! A database of its own for every test, on SQLite or PostgreSQL, and an SMTP server to send to; used by tests only.
//!
//! `TELESERVICES_TEST_DATABASE` is `sqlite` (the default) or `postgres`. For the latter `TELESERVICES_TEST_POSTGRES_URL`
//! names a server on which databases may be created, for example `postgres://postgres@localhost:5433/postgres`.
//!
//! What every test of a program starts from is made once for each build of the program, and copied for each test.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that has no database is to stop there")]

mod postgres;
pub mod smtp;
mod sqlite;
mod template;

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
    Database { database: postgres::Database },
}

impl TestDatabase {
    /// Creates a database with the schema and no rows, of the kind that the environment asks for.
    ///
    /// # Panics
    /// When the environment is not understood or no database can be had.
    pub async fn fresh() -> Self {
        Self::copy_of("schema", async |_| ()).await
    }

    /// Creates a database with the schema and what `fill` puts there, of the kind that the environment asks for.
    ///
    /// `fill` runs once for each build of the test program: whatever is called `content` is the same for all its tests.
    ///
    /// # Panics
    /// When the environment is not understood or no database can be had.
    pub async fn copy_of(content: &str, fill: impl AsyncFnOnce(DatabaseConnection)) -> Self {
        let (url, kept) = match env::var("TELESERVICES_TEST_DATABASE").as_deref() {
            Err(_) | Ok("sqlite") => {
                let (url, folder) = sqlite::copy_of(content, fill).await;
                (url, Kept::Folder { _folder: folder })
            }
            Ok("postgres") => {
                let database = postgres::Database::copy_of(content, fill).await;
                (database.url.clone(), Kept::Database { database })
            }
            Ok(other) => panic!("TELESERVICES_TEST_DATABASE is `{other}`; `sqlite` or `postgres` is expected"),
        };
        let db = database::connect(&url, CONNECTIONS).await.expect("the copy");
        Self { db, url, kept }
    }

    /// Takes the database away from everybody who is connected; on SQLite, whose file cannot be taken from those who have
    /// it open, `of_program` is closed.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn take_away(&self, of_program: &DatabaseConnection) {
        match &self.kept {
            Kept::Folder { .. } => of_program.clone().close().await.expect("the connections close"),
            Kept::Database { database } => database.take_away().await,
        }
    }

    /// It is on PostgreSQL.
    #[must_use]
    pub const fn is_postgres(&self) -> bool {
        matches!(self.kept, Kept::Database { .. })
    }
}
