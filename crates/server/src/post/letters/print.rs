//! A print run: letters that wait become one file with one code each.
//!
//! The order of the steps is what keeps paper and ledger together: the files are written whole under other names, then
//! the ledger says in one transaction that the letters are printed and their codes work, then the files get their
//! names. Whatever ends the program in between, the next run puts right: files of a run that the ledger knows are
//! finished, files of one that it does not know are removed, and their codes never worked.

use std::{io, path::PathBuf};

use chrono::{DateTime, Utc};
use chrono_tz::Europe;
use database::write;
use entity::post::letter::{Column, Entity, LetterState};
use letters::{Letter, LetterError, Pdf, Sender};
use sea_orm::{
    ActiveEnum as _, ColumnTrait as _, DatabaseConnection, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _,
};
use serde::Serialize;

use super::{
    candidates::{Candidate, candidates},
    files::Folder,
    issue::{FreshCode, HashFailure, fresh_codes, issue},
    paper::{is_printable, letter},
    rules::{last_day, reference},
    sort_out::sort_out,
};
use crate::identity::secrets::CODE_LIFE;

/// What is printed, where, by how many.
#[derive(Clone, Debug)]
pub struct PrintOrder {
    /// The folder for the files.
    pub folder: PathBuf,
    /// Most letters in one file.
    pub most: u64,
    /// Codes that are hashed at the same time.
    pub workers: usize,
    /// Who sends the letters.
    pub sender: Sender,
}

/// What a run has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PrintReport {
    /// Name of the run; none when there was nothing to print.
    pub run: Option<String>,
    /// Letters printed.
    pub printed: usize,
    /// Letters that could not be printed and are stopped now; `letters list --state stopped` says why.
    pub stopped: usize,
    /// Letters that still wait.
    pub waiting: u64,
    /// The letters.
    pub pdf: Option<PathBuf>,
    /// Their list.
    pub manifest: Option<PathBuf>,
}

/// Why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The folder refuses.
    #[error("the folder: {0}")]
    Folder(#[from] io::Error),
    /// The database fails.
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    /// The typesetter refuses.
    #[error(transparent)]
    Letters(#[from] LetterError),
    /// Codes cannot be hashed.
    #[error(transparent)]
    Hash(#[from] HashFailure),
    /// The list of the letters cannot be written.
    #[error("the manifest: {0}")]
    Manifest(#[from] csv::Error),
    /// Somebody else printed or stopped one of the letters meanwhile.
    #[error("letters changed while they were being printed: nothing was printed, try again")]
    Meanwhile,
}

/// Prints the letters that wait.
///
/// # Errors
/// See [`PrintError`]; nothing is printed then, and no code works.
pub async fn print(db: &DatabaseConnection, order: &PrintOrder, now: DateTime<Utc>) -> Result<PrintReport, PrintError> {
    let folder = Folder::take(&order.folder)?;
    settle_earlier_runs(db, &folder).await?;
    let stopped = sort_out(db, |candidate| is_printable(candidate, &order.sender)).await?;
    let batch = candidates(db, &[LetterState::Queued], 0, order.most).await?;
    if batch.is_empty() {
        return Ok(PrintReport { run: None, printed: 0, stopped, waiting: 0, pdf: None, manifest: None });
    }
    let codes = fresh_codes(batch.len(), order.workers).await?;
    let pdf = typeset(&batch, &codes, &order.sender, now).await?;
    let run = run_name(now);
    let list = manifest(&batch, &pdf, now)?;
    folder.write_unfinished(&run, &[("pdf", &pdf.bytes), ("csv", &list)])?;
    let printed = batch.len();
    if let Err(failure) = note(db, batch, codes, run.clone(), now).await {
        folder.discard(&run)?;
        return Err(failure);
    }
    folder.finish(&run)?;
    let waiting = Entity::find().filter(Column::State.eq(LetterState::Queued)).count(db).await?;
    let (pdf, manifest) = (folder.file(&run, "pdf"), folder.file(&run, "csv"));
    Ok(PrintReport { run: Some(run), printed, stopped, waiting, pdf: Some(pdf), manifest: Some(manifest) })
}

/// Finishes the files of runs that the ledger knows, removes those of runs that it does not know.
async fn settle_earlier_runs(db: &DatabaseConnection, folder: &Folder) -> Result<(), PrintError> {
    for run in folder.unfinished_runs()? {
        let is_noted = Entity::find().filter(Column::PrintRun.eq(run.as_str())).count(db).await? > 0;
        if is_noted { folder.finish(&run)? } else { folder.discard(&run)? }
    }
    Ok(())
}

/// Sets the letters with their codes.
///
/// # Errors
/// When the typesetter refuses.
pub async fn typeset(
    batch: &[Candidate],
    codes: &[FreshCode],
    sender: &Sender,
    now: DateTime<Utc>,
) -> Result<Pdf, PrintError> {
    let today = now.with_timezone(&Europe::Monaco).date_naive();
    let valid_until = last_day(now + CODE_LIFE);
    let letters: Vec<Letter> = batch
        .iter()
        .zip(codes)
        .map(|(candidate, fresh)| letter(candidate, fresh.code.clone(), today, valid_until))
        .collect();
    let sender = sender.clone();
    let typesetting = tokio::task::spawn_blocking(move || letters::render(&letters, &sender));
    Ok(typesetting.await.map_err(io::Error::other)??)
}

/// The list of the letters in the file: for the ledger of whoever prints. No name, no code.
fn manifest(batch: &[Candidate], pdf: &Pdf, now: DateTime<Utc>) -> Result<Vec<u8>, PrintError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["letter", "reference", "kind", "language", "first_page", "last_page", "printed_at"])?;
    for (candidate, pages) in batch.iter().zip(&pdf.pages) {
        let letter = &candidate.letter;
        writer.write_record([
            letter.public_id.to_string(),
            reference(letter.id, letter.queued_at).to_string(),
            letter.kind.to_value(),
            candidate.language().code().to_owned(),
            pages.start().to_string(),
            pages.end().to_string(),
            now.to_rfc3339(),
        ])?;
    }
    writer.into_inner().map_err(|fault| PrintError::Folder(fault.into_error()))
}

/// Says in the ledger that the letters are printed, and makes their codes work.
async fn note(
    db: &DatabaseConnection,
    batch: Vec<Candidate>,
    codes: Vec<FreshCode>,
    run: String,
    now: DateTime<Utc>,
) -> Result<(), PrintError> {
    write(db, move |txn| async move {
        for (candidate, code) in batch.iter().zip(&codes) {
            if !issue(&txn, candidate, code, &[LetterState::Queued], &run, now).await? {
                return Err(PrintError::Meanwhile);
            }
        }
        Ok((txn, ()))
    })
    .await
}

/// A name that sorts by time and that no two runs share.
fn run_name(now: DateTime<Utc>) -> String {
    let local = now.with_timezone(&Europe::Monaco).format("%Y%m%d-%H%M%S");
    format!("letters-{local}-{:04x}", rand::random::<u16>())
}
