//! The payments as a file: the very rows and sums of the screen.

use chrono::NaiveDate;
use contract::{
    export::ExportFormat,
    language::Language,
    pension::{PaymentMethod, Pension, PensionFund, PensionKind, PensionPayment, PensionPayments},
};
use serde::Deserialize;

use super::{error::PensionError, service};
use crate::{
    export::{Cell, Column, CommonWords, ExportError, Owner, Row, Table, to_file, words},
    http::File,
    identity::InsuredPerson,
    state::AppState,
};

/// The words of an export of payments.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    file_name: String,
    title: String,
    headings: [String; 10],
    own: String,
    survivor: String,
    transfer: String,
    cheque: String,
    subtotal: String,
    empty: String,
    order_date: String,
}

/// The payments of the last twelve months, as a file.
pub async fn payments(
    caller: InsuredPerson,
    format: ExportFormat,
    language: Language,
    state: &AppState,
) -> Result<File, PensionError> {
    let today = state.clock.today();
    let payments = service::payments(&caller, today).await?;
    let table = table(&payments, &caller.owner, language, today)?;
    // Writing takes its time: the connection goes back before.
    drop(caller);
    Ok(to_file(table, format, state).await?)
}

fn table(
    payments: &PensionPayments,
    owner: &Owner,
    language: Language,
    today: NaiveDate,
) -> Result<Table, ExportError> {
    let common = CommonWords::in_language(language)?;
    let words: Words = words("pension_export", language)?;
    let mut rows: Vec<Row> = payments.pensions.iter().flat_map(|pension| rows(pension, &words)).collect();
    if !rows.is_empty() {
        rows.push(sum(common.total.clone(), payments.paid_cents));
    }
    let facts = common.facts(owner, payments.data_as_of);
    Ok(Table {
        file_name: words.file_name,
        title: words.title,
        language,
        written_on: today,
        facts,
        columns: columns(&words.headings),
        rows,
        empty: words.empty,
        notes: vec![words.order_date, common.not_an_attestation],
    })
}

fn columns(headings: &[String; 10]) -> Vec<Column> {
    let columns: [fn(&str) -> Column; 10] = [
        |heading| Column::text(heading, 9),
        |heading| Column::text(heading, 5).off_paper(),
        |heading| Column::text(heading, 6),
        |heading| Column::text(heading, 6),
        |heading| Column::text(heading, 6),
        |heading| Column::number(heading, 5),
        |heading| Column::text(heading, 5),
        |heading| Column::text(heading, 8),
        |heading| Column::text(heading, 6),
        |heading| Column::text(heading, 6).off_paper(),
    ];
    headings.iter().zip(columns).map(|(heading, column)| column(heading)).collect()
}

/// The payments of a pension, and their sum.
fn rows(pension: &Pension, words: &Words) -> Vec<Row> {
    let kind = match pension.kind {
        PensionKind::Own => &words.own,
        PensionKind::Survivor => &words.survivor,
    };
    let fund = match pension.fund {
        PensionFund::Car => "CAR",
        PensionFund::Carti => "CARTI",
    };
    let name = format!("{kind} – {fund}");
    let mut rows: Vec<Row> = pension.payments.iter().map(|payment| row(&name, pension, payment, words)).collect();
    rows.push(sum(format!("{} {name}", words.subtotal), pension.paid_cents));
    rows
}

fn row(name: &str, pension: &Pension, payment: &PensionPayment, words: &Words) -> Row {
    let method = match payment.method {
        PaymentMethod::Transfer => &words.transfer,
        PaymentMethod::Cheque => &words.cheque,
    };
    Row::of(vec![
        Cell::text(name),
        Cell::text(&pension.number),
        Cell::Date(payment.paid_on),
        Cell::Date(payment.period_from),
        Cell::Date(payment.period_until),
        Cell::Euros(payment.amount_cents),
        Cell::text(method),
        Cell::of(payment.bank.as_ref(), Cell::text),
        Cell::of(payment.account.as_ref(), Cell::text),
        Cell::text(&payment.number),
    ])
}

fn sum(of: String, cents: i64) -> Row {
    let mut cells = vec![Cell::Empty; 10];
    (cells[0], cells[5]) = (Cell::Text(of), Cell::Euros(cents));
    Row::sum(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_of_an_export() {
        for language in Language::ALL {
            assert!(words::<Words>("pension_export", language).is_ok(), "{language:?}");
        }
    }
}
