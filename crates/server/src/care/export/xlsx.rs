//! An Office Open XML workbook, with real dates and amounts.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::Content;
use crate::care::error::CareError;

/// How the cells look.
struct Formats {
    heading: Format,
    date: Format,
    euros: Format,
    percent: Format,
    total: Format,
    total_euros: Format,
}

impl Formats {
    fn new() -> Self {
        let euros = "#,##0.00\\ \"€\"";
        Self {
            heading: Format::new().set_bold().set_text_wrap(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            euros: Format::new().set_num_format(euros),
            percent: Format::new().set_num_format("0.##\\ %"),
            total: Format::new().set_bold(),
            total_euros: Format::new().set_bold().set_num_format(euros),
        }
    }
}

/// The content as a workbook of one sheet: headings, lines, totals.
pub fn write(content: &Content) -> Result<Vec<u8>, CareError> {
    workbook(content).map_err(|fault| CareError::Export(fault.to_string()))
}

fn workbook(content: &Content) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    // Else the machine's clock is written into the file, and no two exports of the same refunds are the same.
    let written_on = ExcelDateTime::parse_from_str(&content.written_on.to_string())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&written_on));
    let sheet = workbook.add_worksheet().set_name(&content.texts.sheet)?;
    for (column, heading) in (0..).zip(&content.texts.headings) {
        sheet.write_with_format(0, column, heading, &formats.heading)?;
        sheet.set_column_width(column, 16)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut row = 1;
    for index in 0..content.lines.len() {
        write_line(sheet, row, content, index, &formats)?;
        row += 1;
    }
    sheet.write_with_format(row, 0, &content.texts.total, &formats.total)?;
    sheet.write_with_format(row, 7, euros(content.totals.billed_cents), &formats.total_euros)?;
    sheet.write_with_format(row, 8, euros(content.totals.refunded_cents), &formats.total_euros)?;
    if let Some(date) = content.data_as_of {
        sheet.write(row, 13, format!("{} {date}", content.texts.data_as_of))?;
    }
    workbook.save_to_buffer()
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    content: &Content,
    index: usize,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let line = &content.lines[index];
    write_date(sheet, row, 0, line.dated, formats)?;
    sheet.write(row, 1, content.texts.state(line))?;
    sheet.write(row, 2, content.texts.signs(line))?;
    sheet.write(row, 3, content.beneficiary(line))?;
    sheet.write(row, 4, &line.benefit.label)?;
    write_date(sheet, row, 5, line.care_from, formats)?;
    write_date(sheet, row, 6, line.care_until, formats)?;
    let amounts = [Some(line.billed_cents), line.refunded_cents, line.base_tariff_cents];
    for (column, cents) in (7..).zip(amounts) {
        if let Some(cents) = cents {
            sheet.write_with_format(row, column, euros(cents), &formats.euros)?;
        }
    }
    if let Some(rate_bp) = line.rate_bp {
        sheet.write_with_format(row, 10, f64::from(rate_bp) / 10_000.0, &formats.percent)?;
    }
    sheet.write(row, 11, &line.payee.name)?;
    sheet.write(row, 12, content.performer(line))?;
    sheet.write(row, 13, &line.statement_number)?;
    Ok(())
}

fn write_date(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    date: NaiveDate,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let cell = ExcelDateTime::parse_from_str(&date.to_string())?;
    sheet.write_with_format(row, column, &cell, &formats.date)?;
    Ok(())
}

/// Euros for a cell: workbooks know floating-point numbers only, exact to the cent far beyond any refund.
#[allow(clippy::cast_precision_loss, reason = "amounts stay far below 2^53 cents")]
fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}
