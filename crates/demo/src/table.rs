//! One file of the batch.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    marker::PhantomData,
    path::{Path, PathBuf},
};

use extract::Record;

use crate::{DemoError, Format};

/// A file of records of one type, written one after the other.
pub struct Table<R> {
    path: PathBuf,
    sink: Sink,
    count: u64,
    records: PhantomData<R>,
}

enum Sink {
    Csv(Box<csv::Writer<File>>),
    Jsonl(BufWriter<File>),
}

/// Enough to write a disk's blocks whole.
const BUFFER_BYTES: usize = 256 * 1024;

impl<R: Record> Table<R> {
    /// Begins the file in that folder. A file of the same records in the other form is removed, so that a folder can
    /// be written again.
    pub fn create(folder: &Path, format: Format) -> Result<Self, DemoError> {
        let (ending, other) = match format {
            Format::Csv => ("csv", "jsonl"),
            Format::Jsonl => ("jsonl", "csv"),
        };
        let stale = folder.join(R::NAME).with_extension(other);
        match fs::remove_file(&stale) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(DemoError::Write { path: stale, source });
            }
            _ => {}
        }
        let path = folder.join(R::NAME).with_extension(ending);
        let file = File::create(&path).map_err(|source| DemoError::Write { path: path.clone(), source })?;
        let sink = match format {
            Format::Csv => {
                Sink::Csv(Box::new(csv::WriterBuilder::new().buffer_capacity(BUFFER_BYTES).from_writer(file)))
            }
            Format::Jsonl => Sink::Jsonl(BufWriter::with_capacity(BUFFER_BYTES, file)),
        };
        Ok(Self { path, sink, count: 0, records: PhantomData })
    }

    /// Writes records.
    pub fn write<'r>(&mut self, records: impl IntoIterator<Item = &'r R>) -> Result<(), DemoError> {
        for record in records {
            let written = match &mut self.sink {
                Sink::Csv(writer) => writer.serialize(record).map_err(io::Error::from),
                Sink::Jsonl(writer) => serde_json::to_writer(&mut *writer, record)
                    .map_err(io::Error::from)
                    .and_then(|()| writer.write_all(b"\n")),
            };
            written.map_err(|source| DemoError::Write { path: self.path.clone(), source })?;
            self.count += 1;
        }
        Ok(())
    }

    /// Ends the file and answers the number of its records.
    pub fn finish(mut self) -> Result<u64, DemoError> {
        let flushed = match &mut self.sink {
            Sink::Csv(writer) => writer.flush(),
            Sink::Jsonl(writer) => writer.flush(),
        };
        flushed.map_err(|source| DemoError::Write { path: self.path, source })?;
        Ok(self.count)
    }
}
