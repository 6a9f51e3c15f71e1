//! The two databases, and the scratch databases on them.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use clap::ValueEnum;
use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use teleservices::config::Config;

use crate::measurement::say;

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BackendName {
    /// SQLite
    Sqlite,
    /// PostgreSQL
    Postgres,
}

/// A kind of database, and where its scratch databases are.
#[derive(Clone, Debug)]
pub enum Backend {
    /// Files in a folder that stays.
    Sqlite {
        /// The folder.
        folder: String,
    },
    /// Databases on a server that is thrown away.
    Postgres {
        /// Address of one of its databases.
        server: String,
        /// Start of the names of the scratch databases, one for each data set.
        prefix: String,
    },
}

impl Backend {
    /// The databases to measure on: those of `names` (all when empty) that can be reached.
    pub fn chosen(names: &[BackendName], postgres: Option<&str>, folder: &Path) -> Vec<Self> {
        let wanted = |name| names.is_empty() || names.contains(&name);
        let mut chosen = Vec::new();
        if wanted(BackendName::Sqlite) {
            chosen.push(Self::Sqlite { folder: folder.display().to_string() });
        }
        let set = folder.file_name().unwrap_or_default().to_string_lossy().replace('-', "_");
        let prefix = format!("bench_{set}");
        match postgres {
            Some(server) if wanted(BackendName::Postgres) => {
                chosen.push(Self::Postgres { server: server.to_owned(), prefix });
            }
            None if wanted(BackendName::Postgres) => {
                say("PostgreSQL is left out: TELESERVICES_BENCH_POSTGRES_URL is not set (`cargo xtask bench` sets it)");
            }
            _ => {}
        }
        chosen
    }

    /// The name in the results.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "sqlite",
            Self::Postgres { .. } => "postgres",
        }
    }

    /// Address of the scratch database `name`.
    pub fn url(&self, name: &str) -> String {
        match self {
            Self::Sqlite { folder } => format!("sqlite:{folder}/{name}.db"),
            Self::Postgres { server, prefix } => {
                let root = server.rsplit_once('/').map_or(server.as_str(), |(root, _)| root);
                format!("{root}/{prefix}_{name}")
            }
        }
    }

    /// A pool on the scratch database `name`, the same as the server's.
    ///
    /// # Errors
    /// When the database cannot be opened.
    pub async fn connect(&self, name: &str) -> Result<DatabaseConnection> {
        Ok(database::connect(&self.url(name), Config::default().database_connections).await?)
    }

    /// Makes the scratch database `name` anew: empty, with the schema of the program.
    ///
    /// # Errors
    /// When the database cannot be made.
    pub async fn recreate(&self, name: &str) -> Result<DatabaseConnection> {
        self.remove(name).await?;
        if let Self::Postgres { server, prefix } = self {
            administer(server, &format!("CREATE DATABASE {prefix}_{name}")).await?;
        }
        let db = self.connect(name).await?;
        database::migrate(&db).await?;
        Ok(db)
    }

    /// Makes the scratch database `to` as a copy of `from`, which nobody may be using.
    ///
    /// # Errors
    /// When the database cannot be copied.
    pub async fn copy(&self, from: &str, to: &str) -> Result<()> {
        self.remove(to).await?;
        match self {
            Self::Sqlite { folder } => {
                let copied = fs::copy(format!("{folder}/{from}.db"), format!("{folder}/{to}.db"));
                copied.map(|_| ()).context("the database cannot be copied")
            }
            Self::Postgres { server, prefix } => {
                let leave = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname";
                administer(server, &format!("{leave} = '{prefix}_{from}'")).await?;
                administer(server, &format!("CREATE DATABASE {prefix}_{to} TEMPLATE {prefix}_{from}")).await
            }
        }
    }

    /// Removes the scratch database `name`, if it is there.
    ///
    /// # Errors
    /// When somebody is using it.
    pub async fn remove(&self, name: &str) -> Result<()> {
        match self {
            Self::Sqlite { folder } => {
                for ending in ["db", "db-wal", "db-shm"] {
                    let _ = fs::remove_file(format!("{folder}/{name}.{ending}"));
                }
                Ok(())
            }
            Self::Postgres { server, prefix } => {
                administer(server, &format!("DROP DATABASE IF EXISTS {prefix}_{name} WITH (FORCE)")).await
            }
        }
    }

    /// What a database does by itself sooner or later: PostgreSQL looks at new data in the background, SQLite moves its
    /// log into the file. Done at once, so that it does not fall into a measurement.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn settle(&self, db: &DatabaseConnection) -> Result<()> {
        let command = match self {
            Self::Sqlite { .. } => "PRAGMA wal_checkpoint(TRUNCATE)",
            Self::Postgres { .. } => "VACUUM ANALYZE",
        };
        db.execute_unprepared(command).await?;
        Ok(())
    }
}

async fn administer(server: &str, command: &str) -> Result<()> {
    let db = database::connect(server, 1).await?;
    db.execute_unprepared(command).await?;
    db.close().await?;
    Ok(())
}
