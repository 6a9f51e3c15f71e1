//! An Office Open XML workbook, with real dates and amounts.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, ExportError, Table};

const EUROS: &str = "#,##0.00\\ \"€\"";

/// How the cells of ordinary rows, or of sums, look.
struct Formats {
    text: Format,
    date: Format,
    month: Format,
    euros: Format,
    rate: Format,
    count: Format,
    hundredths: Format,
}

impl Formats {
    fn over(base: &Format) -> Self {
        let of = |notation: &str| base.clone().set_num_format(notation);
        Self {
            text: base.clone(),
            date: of("yyyy-mm-dd"),
            month: of("yyyy-mm"),
            euros: of(EUROS),
            rate: of("0.##\\ %"),
            count: of("0"),
            hundredths: of("#,##0.00"),
        }
    }
}

/// The table as a workbook of one sheet: headings, then every row.
pub fn write(table: &Table) -> Result<Vec<u8>, ExportError> {
    workbook(table).map_err(|fault| ExportError::Failed(fault.to_string()))
}

fn workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let (ordinary, sums) = (Formats::over(&Format::new()), Formats::over(&Format::new().set_bold()));
    let heading_format = Format::new().set_bold().set_text_wrap();
    let mut workbook = Workbook::new();
    // Else the machine's clock is written into the file, and no two exports of the same rows are the same.
    let written_on = ExcelDateTime::parse_from_str(&table.written_on.to_string())?;
    workbook.set_properties(&DocProperties::new().set_title(&table.title).set_creation_datetime(&written_on));
    let sheet = workbook.add_worksheet().set_name(&table.title)?;
    for (position, column) in (0..).zip(&table.columns) {
        sheet.write_with_format(0, position, &column.heading, &heading_format)?;
        sheet.set_column_width(position, 16)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (position, row) in (1..).zip(&table.rows) {
        let formats = if row.sum { &sums } else { &ordinary };
        for (column, cell) in (0..).zip(&row.cells) {
            write_cell(sheet, (position, column), cell, formats)?;
        }
    }
    workbook.save_to_buffer()
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_with_format(row, column, text, &formats.text)?;
        }
        Cell::Date(date) => {
            sheet.write_with_format(row, column, &day(*date)?, &formats.date)?;
        }
        Cell::Month(month) => {
            sheet.write_with_format(row, column, &day(*month)?, &formats.month)?;
        }
        Cell::Euros(cents) => {
            sheet.write_with_format(row, column, fraction(*cents, 100.0), &formats.euros)?;
        }
        Cell::Rate(rate_bp) => {
            sheet.write_with_format(row, column, f64::from(*rate_bp) / 10_000.0, &formats.rate)?;
        }
        Cell::Count(count) => {
            sheet.write_with_format(row, column, fraction(*count, 1.0), &formats.count)?;
        }
        Cell::Hundredths(count) => {
            sheet.write_with_format(row, column, fraction(*count, 100.0), &formats.hundredths)?;
        }
    }
    Ok(())
}

fn day(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&date.to_string())
}

/// A number for a cell: workbooks know floating-point numbers only, exact far beyond any amount of ours.
#[allow(clippy::cast_precision_loss, reason = "amounts stay far below 2^53 cents")]
fn fraction(count: i64, divisor: f64) -> f64 {
    count as f64 / divisor
}
