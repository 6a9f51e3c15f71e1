//! Comma-separated values, as a spreadsheet in the reader's language opens them.

use ::csv::{QuoteStyle, WriterBuilder};

use super::{
    Cell, ExportError, Table,
    notation::{Grouping, hundredths, percent},
};

/// Tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The table as CSV: headings, then every row.
pub fn write(table: &Table) -> Result<Vec<u8>, ExportError> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .quote_style(QuoteStyle::Necessary)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    write_rows(&mut writer, table).map_err(|fault| ExportError::Failed(fault.to_string()))?;
    writer.into_inner().map_err(|fault| ExportError::Failed(fault.to_string()))
}

fn write_rows(writer: &mut ::csv::Writer<Vec<u8>>, table: &Table) -> Result<(), ::csv::Error> {
    writer.write_record(table.columns.iter().map(|column| &column.heading))?;
    let written = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => inert(text),
        Cell::Date(date) => date.to_string(),
        Cell::Month(month) => month.format("%Y-%m").to_string(),
        Cell::Euros(count) | Cell::Hundredths(count) => hundredths(*count, table.language, Grouping::Nothing),
        Cell::Rate(rate_bp) => percent(*rate_bp, table.language),
        Cell::Count(count) => count.to_string(),
    };
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(written))?;
    }
    Ok(writer.flush()?)
}

/// Text that no spreadsheet takes for a formula (OWASP, « CSV injection »).
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn a_name_is_never_a_formula() {
        assert_eq!(inert("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(inert("D’Angelo"), "D’Angelo");
    }
}
