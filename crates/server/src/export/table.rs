//! What a file holds, whatever its format.

use chrono::NaiveDate;
use contract::language::Language;

/// A table to export, with what stands around it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Beginning of the file's name; the day and the format follow.
    pub file_name: String,
    /// Heading on paper, and name of the sheet of a workbook (31 characters at most).
    pub title: String,
    /// Language of headings, dates and amounts.
    pub language: Language,
    /// The day on which it is written.
    pub written_on: NaiveDate,
    /// Whom and what it is about, above the table on paper: name and value of each fact.
    pub facts: Vec<(String, Cell)>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, sums included.
    pub rows: Vec<Row>,
    /// What paper says in the place of rows when there is none.
    pub empty: String,
    /// Sentences below the table, on paper.
    pub notes: Vec<String>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its share of the width of paper, in relation to the others; none for what only spreadsheets hold.
    pub paper: Option<u8>,
    /// Holds numbers: aligned right on paper.
    pub numeric: bool,
}

impl Column {
    /// A column of text or dates.
    #[must_use]
    pub fn text(heading: impl Into<String>, paper: u8) -> Self {
        Self { heading: heading.into(), paper: Some(paper), numeric: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(heading: impl Into<String>, paper: u8) -> Self {
        Self { heading: heading.into(), paper: Some(paper), numeric: true }
    }

    /// The same column, in spreadsheets only.
    #[must_use]
    pub fn off_paper(mut self) -> Self {
        self.paper = None;
        self
    }
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// A sum of rows: stands out.
    pub sum: bool,
}

impl Row {
    /// An ordinary row.
    #[must_use]
    pub const fn of(cells: Vec<Cell>) -> Self {
        Self { cells, sum: false }
    }

    /// A sum of rows.
    #[must_use]
    pub const fn sum(cells: Vec<Cell>) -> Self {
        Self { cells, sum: true }
    }
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing to say.
    Empty,
    /// Text of the fund, or words of ours.
    Text(String),
    /// A civil date.
    Date(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
    /// An amount, in cents.
    Euros(i64),
    /// A rate, in basis points.
    Rate(i32),
    /// A number of things.
    Count(i64),
    /// A number in hundredths: points of pension.
    Hundredths(i64),
}

impl Cell {
    /// Text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// What `value` becomes, or nothing.
    #[must_use]
    pub fn of<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }
}
