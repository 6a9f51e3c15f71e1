//! Comma-separated values, as a spreadsheet in the reader's language opens them.

use ::csv::{QuoteStyle, WriterBuilder};
use contract::language::Language;

use super::Content;
use crate::care::error::CareError;

/// Tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The content as CSV: headings, lines, totals.
pub fn write(content: &Content) -> Result<Vec<u8>, CareError> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .quote_style(QuoteStyle::Necessary)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    write_rows(&mut writer, content).map_err(|fault| CareError::Export(fault.to_string()))?;
    writer.into_inner().map_err(|fault| CareError::Export(fault.to_string()))
}

fn write_rows(writer: &mut ::csv::Writer<Vec<u8>>, content: &Content) -> Result<(), ::csv::Error> {
    let texts = &content.texts;
    let amount = |cents: Option<i64>| cents.map_or_else(String::new, |cents| amount(cents, content.language));
    writer.write_record(&texts.headings)?;
    for line in &content.lines {
        writer.write_record([
            line.dated.to_string(),
            texts.state(line).to_owned(),
            texts.signs(line),
            inert(content.beneficiary(line)),
            inert(&line.benefit.label),
            line.care_from.to_string(),
            line.care_until.to_string(),
            amount(Some(line.billed_cents)),
            amount(line.refunded_cents),
            amount(line.base_tariff_cents),
            line.rate_bp.map_or_else(String::new, |rate_bp| percent(rate_bp, content.language)),
            inert(&line.payee.name),
            inert(content.performer(line)),
            line.statement_number.clone(),
        ])?;
    }
    let mut last = vec![String::new(); texts.headings.len()];
    last[0].clone_from(&texts.total);
    last[7] = amount(Some(content.totals.billed_cents));
    last[8] = amount(Some(content.totals.refunded_cents));
    last[13] = content.data_as_of.map_or_else(String::new, |date| format!("{} {date}", texts.data_as_of));
    writer.write_record(&last)?;
    Ok(writer.flush()?)
}

/// Text that no spreadsheet takes for a formula (OWASP, « CSV injection »).
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Euros with two decimals, in the reader's notation.
fn amount(cents: i64, language: Language) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let (euros, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let point = decimal_point(language);
    format!("{sign}{euros}{point}{rest:02}")
}

fn percent(rate_bp: i32, language: Language) -> String {
    match rate_bp % 100 {
        0 => format!("{} %", rate_bp / 100),
        rest => format!("{}{}{rest:02} %", rate_bp / 100, decimal_point(language)),
    }
}

const fn decimal_point(language: Language) -> char {
    match language {
        Language::En => '.',
        Language::Fr | Language::It => ',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_to_the_cent() {
        assert_eq!(amount(123_456, Language::Fr), "1234,56");
        assert_eq!(amount(-5, Language::It), "-0,05");
        assert_eq!(amount(100, Language::En), "1.00");
        assert_eq!(percent(8_000, Language::En), "80 %");
        assert_eq!(percent(6_667, Language::Fr), "66,67 %");
    }

    #[test]
    fn a_name_is_never_a_formula() {
        assert_eq!(inert("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(inert("D’Angelo"), "D’Angelo");
    }
}
