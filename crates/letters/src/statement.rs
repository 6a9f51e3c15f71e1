//! Statements: what the portal shows as a table, on paper (NAV-09).

use chrono::NaiveDate;
use contract::language::Language;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    date::PrintedDate,
    error::LetterError,
    fonts::drawable,
    sender::Sender,
    texts::texts,
    typesetting::{Pdf, Template, typeset},
    typography::{printed_text, printed_value},
};

/// Most rows of one file: about forty pages.
pub const LONGEST_STATEMENT: usize = 2_000;

/// Columns of a sheet upright; a wider table is printed lengthwise.
const UPRIGHT_COLUMNS: usize = 6;

/// A table with who it is for and what it adds up to. Amounts and dates come as they are written.
///
/// Everything is data of the template: nothing is read as markup. A character that no font can draw is printed as a
/// question mark, so that one name never withholds the amounts.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Heading, and title of the file.
    pub title: String,
    /// The language that it is written in.
    pub language: Language,
    /// The day on which it is drawn up.
    pub dated: NaiveDate,
    /// Whom and what it is about, above the table: name and value of each fact.
    pub facts: Vec<(String, StatementCell)>,
    /// The columns of the table.
    pub columns: Vec<StatementColumn>,
    /// The rows, with a cell for each column.
    pub rows: Vec<StatementRow>,
    /// What stands in the place of the rows when there is none.
    pub empty: String,
    /// Sentences below the table.
    pub notes: Vec<String>,
}

/// A column of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementColumn {
    /// Its heading.
    pub heading: String,
    /// Its share of the width, in relation to that of the others.
    pub weight: u8,
    /// Holds numbers: aligned right.
    pub numeric: bool,
}

/// A row of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementRow {
    /// A cell for each column; empty where there is nothing to say.
    pub cells: Vec<StatementCell>,
    /// A sum of rows before it: stands out.
    pub sum: bool,
}

/// A value of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementCell {
    /// Text, or a number as it is written.
    Text(String),
    /// A civil date: « 3 mars 2026 ».
    Date(NaiveDate),
    /// A month, by any of its days: « mars 2026 ».
    Month(NaiveDate),
}

/// A value as the template reads it.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum PrintedCell {
    Text(String),
    Date(PrintedDate),
    Month(PrintedDate),
}

/// Renders a statement. The same statement gives the same bytes.
///
/// # Errors
/// When it has more than [`LONGEST_STATEMENT`] rows, or the sender is not acceptable (a colour that is none).
pub fn render_statement(statement: &Statement, sender: &Sender) -> Result<Pdf, LetterError> {
    if statement.rows.len() > LONGEST_STATEMENT {
        return Err(LetterError::TooLong);
    }
    let value = |text: &str| printed(text, statement.language);
    let data = json!({
        "sender": sender.printed(),
        "texts": texts(statement.language)?,
        "language": statement.language.code(),
        "title": value(&statement.title),
        "dated": PrintedDate::from(statement.dated),
        "lengthwise": statement.columns.len() > UPRIGHT_COLUMNS,
        "facts": printed_facts(&statement.facts, statement.language),
        "columns": printed_columns(&statement.columns, statement.language),
        "rows": printed_rows(&statement.rows, statement.language),
        "empty": value(&statement.empty),
        "notes": statement.notes.iter().map(|note| value(note)).collect::<Vec<_>>(),
    });
    typeset(Template::Statement, data)
}

/// A text of the caller's as it is printed: what no font can draw is a question mark.
pub(crate) fn printed(text: &str, language: Language) -> String {
    drawable(&printed_text(&printed_value(text), language))
}

/// Names and values of facts, as the templates read them.
pub(crate) fn printed_facts(facts: &[(String, StatementCell)], language: Language) -> Value {
    let fact = |(name, value): &(String, StatementCell)| json!({ "name": printed(name, language), "value": cell(value, language) });
    facts.iter().map(fact).collect()
}

/// Columns, as the templates read them.
pub(crate) fn printed_columns(columns: &[StatementColumn], language: Language) -> Value {
    let column = |column: &StatementColumn| json!({ "heading": printed(&column.heading, language), "weight": column.weight, "numeric": column.numeric });
    columns.iter().map(column).collect()
}

/// Rows, as the templates read them.
pub(crate) fn printed_rows(rows: &[StatementRow], language: Language) -> Value {
    let cells = |row: &StatementRow| row.cells.iter().map(|one| cell(one, language)).collect::<Vec<_>>();
    rows.iter().map(|row| json!({ "sum": row.sum, "cells": cells(row) })).collect()
}

fn cell(cell: &StatementCell, language: Language) -> PrintedCell {
    match cell {
        StatementCell::Text(text) => PrintedCell::Text(printed(text, language)),
        StatementCell::Date(date) => PrintedCell::Date((*date).into()),
        StatementCell::Month(month) => PrintedCell::Month((*month).into()),
    }
}
