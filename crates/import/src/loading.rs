//! What is at hand while a batch is being loaded.

use std::collections::{BTreeMap, HashMap};

use database::WriteTransaction;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement};

use crate::{Refusal, Refusals, progress::Progress};

/// How many numbers of practitioners and codes of benefits are remembered from one chunk to the next.
const REMEMBERED: usize = 50_000;

/// A batch on its way into the tables.
#[derive(Debug)]
pub struct Loading<'a> {
    /// The one transaction of the batch.
    pub tx: &'a WriteTransaction,
    /// Number of the batch.
    pub batch: i64,
    /// Shows how far it has come.
    pub progress: Progress,
    /// What was found against the batch.
    pub refusals: Refusals,
    /// How many refusals are listed.
    pub listed: usize,
    /// The file that is being read.
    pub file: String,
    /// The highest key of each table before the batch: higher ones are the batch's own.
    pub highest: BTreeMap<&'static str, i64>,
    remembered: HashMap<&'static str, HashMap<String, i64>>,
}

impl<'a> Loading<'a> {
    /// Begins with nothing loaded and nothing refused.
    pub fn new(tx: &'a WriteTransaction, batch: i64, progress: Progress, listed: usize) -> Self {
        Self {
            tx,
            batch,
            progress,
            refusals: Refusals::default(),
            listed,
            file: String::new(),
            highest: BTreeMap::new(),
            remembered: HashMap::new(),
        }
    }

    /// The kind of database.
    pub fn backend(&self) -> DbBackend {
        self.tx.get_database_backend()
    }

    /// Nothing was refused so far.
    pub const fn sound(&self) -> bool {
        self.refusals.total == 0
    }

    /// Refuses a line of the file that is being read.
    pub fn refuse(&mut self, line: u64, column: &str, reason: impl Into<String>) {
        let (file, column) = (self.file.clone(), Some(column.to_owned()));
        self.refusals.add(Refusal { file, line: Some(line), column, reason: reason.into() }, self.listed);
    }

    /// Refuses a line of the file that is being read as a whole.
    pub fn refuse_line(&mut self, line: u64, reason: impl Into<String>) {
        let file = self.file.clone();
        self.refusals.add(Refusal { file, line: Some(line), column: None, reason: reason.into() }, self.listed);
    }

    /// Takes refusals over.
    pub fn refuse_all(&mut self, refusals: impl IntoIterator<Item = Refusal>) {
        for refusal in refusals {
            self.refusals.add(refusal, self.listed);
        }
    }

    /// Notes the highest key of `table` before the batch's first row goes in.
    pub async fn note_highest(&mut self, table: &'static str) -> Result<(), DbErr> {
        let highest = self.highest_now(table).await?;
        self.highest.insert(table, highest);
        Ok(())
    }

    /// The highest key of `table` now; 0 while it is empty.
    pub async fn highest_now(&self, table: &str) -> Result<i64, DbErr> {
        let asked = Statement::from_string(self.backend(), format!("SELECT COALESCE(MAX(id), 0) AS id FROM {table}"));
        match self.tx.query_one_raw(asked).await? {
            Some(row) => row.try_get("", "id"),
            None => Ok(0),
        }
    }

    /// `table` held nothing before the batch.
    pub fn was_empty(&self, table: &str) -> bool {
        self.highest.get(table) == Some(&0)
    }

    /// The names among `names` that are not remembered for `table`. Forgets all of them first when there are too many.
    pub fn forgotten<'n>(&mut self, table: &'static str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
        let known = self.remembered.entry(table).or_default();
        if known.len() > REMEMBERED {
            known.clear();
        }
        names.filter(|name| !known.contains_key(*name)).collect()
    }

    /// Remembers keys of `table`.
    pub fn remember(&mut self, table: &'static str, found: HashMap<String, i64>) {
        self.remembered.entry(table).or_default().extend(found);
    }

    /// The remembered key of the row of `table` called `name`.
    pub fn remembered(&self, table: &'static str, name: &str) -> Option<i64> {
        self.remembered.get(table)?.get(name).copied()
    }
}
