//! Records from lines of comma- or semicolon-separated values.

use csv::StringRecord;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use extract::{Column, Record, from_text, wrong};

/// What is wrong: the column, when it is one, and why.
pub type Wrong = (Option<String>, String);

/// Takes the lines of one file apart, as its header says.
#[derive(Debug)]
pub struct CsvReader {
    splitter: Splitter,
    header: StringRecord,
    columns: Vec<Column>,
    record: StringRecord,
}

impl CsvReader {
    /// Reads the header, which decides the separator: a semicolon if there is one in it, a comma otherwise.
    ///
    /// # Errors
    /// Every column that is missing, unknown or given twice.
    pub fn new(header: &[u8], known: &[Column]) -> Result<Self, Vec<Wrong>> {
        let separator = if header.contains(&b';') { b';' } else { b',' };
        let mut splitter = Splitter::new(separator);
        let mut names = StringRecord::new();
        splitter.split(header, &mut names).map_err(|(_, reason)| vec![(None, reason)])?;
        let mut found = Vec::new();
        for (position, name) in names.iter().enumerate() {
            if !known.iter().any(|column| column.name == name) {
                found.push((Some(name.chars().take(60).collect()), "is not a column of this file".to_owned()));
            } else if names.iter().take(position).any(|earlier| earlier == name) {
                found.push((Some(name.to_owned()), "stands twice in the header".to_owned()));
            }
        }
        for column in known.iter().filter(|column| !names.iter().any(|name| name == column.name)) {
            found.push((Some(column.name.clone()), "is missing from the header".to_owned()));
        }
        if !found.is_empty() {
            return Err(found);
        }
        let columns =
            names.iter().filter_map(|name| known.iter().find(|column| column.name == name).cloned()).collect();
        Ok(Self { splitter, header: names, columns, record: StringRecord::new() })
    }

    /// Reads one record.
    ///
    /// # Errors
    /// What keeps the line from being one.
    pub fn read<T: Record>(&mut self, line: &[u8]) -> Result<T, Vec<Wrong>> {
        self.record.clear();
        self.splitter.split(line, &mut self.record).map_err(|(position, reason)| {
            let column = position.and_then(|position| self.columns.get(position));
            vec![(column.map(|column| column.name.clone()), reason)]
        })?;
        let (given, expected) = (self.record.len(), self.header.len());
        if given != expected {
            return Err(vec![(None, format!("has {given} fields; the header has {expected}"))]);
        }
        self.record.deserialize(Some(&self.header)).map_err(|_| self.reasons())
    }

    fn reasons(&self) -> Vec<Wrong> {
        let fields = self.columns.iter().zip(&self.record);
        let found: Vec<Wrong> = fields
            .filter_map(|(column, field)| {
                wrong(column, from_text(column, field).as_ref()).map(|reason| (Some(column.name.clone()), reason))
            })
            .collect();
        if found.is_empty() { vec![(None, "does not follow the format".to_owned())] } else { found }
    }
}

/// Takes one line apart into fields. Quotes as in RFC 4180, but a field ends with its line: no value of the format holds
/// a line break, and an unclosed quote must not swallow the rest of the file.
#[derive(Debug)]
struct Splitter {
    core: Reader,
    input: Vec<u8>,
    output: Vec<u8>,
    ends: Vec<usize>,
}

impl Splitter {
    fn new(separator: u8) -> Self {
        let core = ReaderBuilder::new().delimiter(separator).build();
        Self { core, input: Vec::new(), output: Vec::new(), ends: vec![0; 128] }
    }

    fn split(&mut self, line: &[u8], record: &mut StringRecord) -> Result<(), (Option<usize>, String)> {
        self.input.clear();
        self.input.extend_from_slice(line);
        self.input.push(b'\n');
        self.output.resize(self.input.len().max(self.output.len()), 0);
        self.core.reset();
        let (result, read, _, fields) = self.core.read_record(&self.input, &mut self.output, &mut self.ends);
        match result {
            ReadRecordResult::Record if read == self.input.len() => {}
            ReadRecordResult::Record => return Err((None, "holds a carriage return within the line".to_owned())),
            ReadRecordResult::OutputEndsFull => return Err((None, "has more than 128 fields".to_owned())),
            _ => return Err((None, "has a quote that is not closed on the same line".to_owned())),
        }
        let mut start = 0;
        for (position, end) in self.ends.iter().take(fields).enumerate() {
            let field = std::str::from_utf8(&self.output[start..*end])
                .map_err(|_| (Some(position), "is not UTF-8".to_owned()))?;
            record.push_field(field);
            start = *end;
        }
        Ok(())
    }
}
