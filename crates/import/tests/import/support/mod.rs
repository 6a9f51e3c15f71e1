//! A small fund as files, and what its database holds.

mod batch;
mod dump;

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use import::{ImportError, Options, Refusal, Report, load};
use sea_orm::DatabaseConnection;

pub use batch::Batch;
pub use dump::dump;

/// When everything happens.
pub fn now() -> DateTime<Utc> {
    "2026-11-23T22:15:00Z".parse().unwrap()
}

/// Loads `batch`.
pub async fn load_batch(db: &DatabaseConnection, batch: &Batch) -> Result<Report, ImportError> {
    let folder = batch.write();
    load(db, folder.path(), &Options::new(now())).await
}

/// Loads `batch`, which is sound.
pub async fn loaded(db: &DatabaseConnection, batch: &Batch) -> Report {
    match load_batch(db, batch).await {
        Ok(report) => report,
        Err(error) => panic!("the batch should be loaded: {error}"),
    }
}

/// Loads `batch`, which is to be refused, and answers why.
pub async fn refused(db: &DatabaseConnection, batch: &Batch) -> Vec<Refusal> {
    match load_batch(db, batch).await {
        Err(ImportError::Refused(refusals)) => refusals.listed,
        other => panic!("the batch should be refused: {other:?}"),
    }
}

/// The refusals as they are shown, one a line.
pub fn shown(refusals: &[Refusal]) -> String {
    refusals.iter().fold(String::new(), |mut text, refusal| {
        let _ = writeln!(text, "{refusal}");
        text
    })
}
