//! The table as a statement on paper.

use letters::{Statement, StatementCell, StatementColumn, StatementRow};

use super::{
    Cell, Row, Table,
    notation::{Grouping, euros, hundredths, percent},
};

/// The statement that holds the columns of paper.
pub fn statement(table: Table) -> Statement {
    let language = table.language;
    let written = |cell: Cell| match cell {
        Cell::Empty => StatementCell::Text(String::new()),
        Cell::Text(text) => StatementCell::Text(text),
        Cell::Date(date) => StatementCell::Date(date),
        Cell::Month(month) => StatementCell::Month(month),
        Cell::Euros(cents) => StatementCell::Text(euros(cents, language)),
        Cell::Rate(rate_bp) => StatementCell::Text(percent(rate_bp, language)),
        Cell::Count(count) => StatementCell::Text(count.to_string()),
        Cell::Hundredths(count) => StatementCell::Text(hundredths(count, language, Grouping::Thousands)),
    };
    let on_paper: Vec<bool> = table.columns.iter().map(|column| column.paper.is_some()).collect();
    let row = |Row { cells, sum }: Row| {
        let cells = cells.into_iter().zip(&on_paper).filter(|(_, on_paper)| **on_paper);
        StatementRow { cells: cells.map(|(cell, _)| written(cell)).collect(), sum }
    };
    let columns = table.columns.into_iter().filter_map(|column| {
        let weight = column.paper?;
        Some(StatementColumn { heading: column.heading, weight, numeric: column.numeric })
    });
    Statement {
        title: table.title,
        language,
        dated: table.written_on,
        facts: table.facts.into_iter().map(|(name, fact)| (name, written(fact))).collect(),
        columns: columns.collect(),
        rows: table.rows.into_iter().map(row).collect(),
        empty: table.empty,
        notes: table.notes,
    }
}
