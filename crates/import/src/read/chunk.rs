//! Records in chunks, over a channel that holds only a few of them.

use std::{
    fs::File,
    io::{BufReader, Read},
};

use extract::{Check, Column, Record, columns};
use tokio::sync::mpsc;

use super::{
    Format, LONGEST_LINE, Source,
    csv::{CsvReader, Wrong},
    jsonl,
    lines::{Line, Lines},
};
use crate::{ImportError, Refusal};

/// How many records travel and are written together. With the widest table it stays below SQLite's 32,766 parameters.
const CHUNK: usize = 1_000;

/// How many chunks may wait for the database.
const WAITING: usize = 4;

/// A record and the line it stands on.
#[derive(Clone, Debug)]
pub struct Numbered<T> {
    /// The line, from 1.
    pub line: u64,
    /// The record.
    pub record: T,
}

/// Some records of a file, and what is wrong with the lines between them.
#[derive(Debug)]
pub struct Chunk<T> {
    /// Records that are sound by themselves.
    pub records: Vec<Numbered<T>>,
    /// Reasons against the others.
    pub refusals: Vec<Refusal>,
    /// Bytes of the file that the chunk stands for.
    pub bytes: u64,
}

impl<T> Chunk<T> {
    fn new() -> Self {
        Self { records: Vec::with_capacity(CHUNK), refusals: Vec::new(), bytes: 0 }
    }
}

/// The chunks of a file.
#[derive(Debug)]
pub struct Chunks<T> {
    receiver: mpsc::Receiver<Result<Chunk<T>, ImportError>>,
}

impl<T: Record> Chunks<T> {
    /// Begins to read `source` on a thread of its own.
    pub fn of(source: &Source) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let source = source.clone();
        // Nobody waits for the thread: it ends with the file, or when the receiver is gone and sending fails.
        let _detached = tokio::task::spawn_blocking(move || {
            let outcome = read(&source, |chunk| sender.blocking_send(Ok(chunk)).is_ok());
            if let Err(error) = outcome {
                let _receiver_gone = sender.blocking_send(Err(error));
            }
        });
        Self { receiver }
    }

    /// The next chunk; none at the end of the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn next(&mut self) -> Result<Option<Chunk<T>>, ImportError> {
        self.receiver.recv().await.transpose()
    }
}

/// Reads `source` and hands over chunk after chunk until the end or until `deliver` answers that it wants no more.
pub fn read<T: Record>(source: &Source, deliver: impl FnMut(Chunk<T>) -> bool) -> Result<(), ImportError> {
    let unreadable = |error| ImportError::Unreadable { file: source.file.clone(), source: error };
    let file = File::open(&source.path).map_err(unreadable)?;
    read_from(file, source, deliver).map_err(unreadable)
}

fn read_from<T: Record>(
    file: impl Read,
    source: &Source,
    mut deliver: impl FnMut(Chunk<T>) -> bool,
) -> std::io::Result<()> {
    let mut lines = Lines::new(BufReader::with_capacity(LONGEST_LINE, file));
    let mut reader = LineReader::new(source, columns::<T>());
    let mut chunk = Chunk::new();
    let mut reported = 0;
    while let Some(line) = lines.next()? {
        let outcome = match line {
            Line::Bytes(bytes) => reader.read(bytes),
            Line::TooLong => Err(vec![(None, format!("is longer than {LONGEST_LINE} bytes"))]),
        };
        let line = lines.number();
        match outcome {
            Ok(Some(record)) => chunk.records.push(Numbered { line, record }),
            Ok(None) => {}
            Err(found) => chunk.refusals.extend(found.into_iter().map(|(column, reason)| Refusal {
                file: source.file.clone(),
                line: Some(line),
                column,
                reason,
            })),
        }
        if chunk.records.len() >= CHUNK || chunk.refusals.len() >= CHUNK || reader.hopeless {
            chunk.bytes = lines.bytes() - reported;
            reported = lines.bytes();
            if !deliver(std::mem::replace(&mut chunk, Chunk::new())) || reader.hopeless {
                return Ok(());
            }
        }
    }
    if reader.format == Format::Csv && reader.csv.is_none() {
        chunk.refusals.push(Refusal {
            file: source.file.clone(),
            line: None,
            column: None,
            reason: "is empty; a header line is expected".to_owned(),
        });
    }
    chunk.bytes = lines.bytes() - reported;
    deliver(chunk);
    Ok(())
}

struct LineReader {
    format: Format,
    columns: Vec<Column>,
    csv: Option<CsvReader>,
    /// The header is not understood: nothing can be said of the other lines.
    hopeless: bool,
}

impl LineReader {
    fn new(source: &Source, columns: Vec<Column>) -> Self {
        Self { format: source.format, columns, csv: None, hopeless: false }
    }

    /// The record on a line; none for a blank line or the header.
    fn read<T: Record>(&mut self, line: &[u8]) -> Result<Option<T>, Vec<Wrong>> {
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        let record: T = match (self.format, &mut self.csv) {
            (Format::JsonLines, _) => jsonl::read(line, &self.columns)?,
            (Format::Csv, Some(csv)) => csv.read(line)?,
            (Format::Csv, header @ None) => {
                self.hopeless = true;
                *header = Some(CsvReader::new(line, &self.columns)?);
                self.hopeless = false;
                return Ok(None);
            }
        };
        let mut check = Check::default();
        record.check(&mut check);
        let reasons = check.into_reasons();
        if reasons.is_empty() {
            return Ok(Some(record));
        }
        Err(reasons.into_iter().map(|reason| (Some(reason.column.to_owned()), reason.message)).collect())
    }
}
