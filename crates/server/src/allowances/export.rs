//! The table of allowances as a file: a row for each child and month, subtotals, and the total of the screen.

use chrono::NaiveDate;
use contract::{
    allowances::{AllowanceAmounts, FamilyAllowances, RecipientAllowances, Recovery},
    export::ExportFormat,
    language::Language,
};
use serde::Deserialize;

use super::{error::AllowanceError, household, received};
use crate::{
    export::{Cell, Column, CommonWords, ExportError, Owner, Row, Table, to_file, words},
    http::File,
    identity::{AllowancesRecipient, RightsHolder},
    state::AppState,
};

/// The words of an export of allowances.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExportTexts {
    file_name: String,
    sheet: String,
    /// Heading of the second column for the holder.
    recipient: String,
    /// Heading of the second column for the recipient.
    account: String,
    headings: [String; 8],
    subtotal: String,
    empty: String,
    processing: String,
}

/// A column of amounts, and the others, in the order of `headings` with the second column between.
const COLUMNS: usize = 9;

/// The holder's table as a file.
pub async fn of_household(
    caller: RightsHolder,
    format: ExportFormat,
    language: Language,
    state: &AppState,
) -> Result<File, AllowanceError> {
    let today = state.clock.today();
    let answer = household::read(&caller, today).await?;
    let owner = caller.owner.clone();
    // Writing takes its time: the connection goes back before.
    drop(caller);
    let texts: ExportTexts = words("allowances_export", language)?;
    let rows = household_rows(&answer, &texts);
    let content =
        Content { second: texts.recipient.clone(), rows, totals: answer.totals, data_as_of: answer.data_as_of };
    Ok(to_file(content.table(texts, &owner, language, today)?, format, state).await?)
}

/// The recipient's table as a file.
pub async fn of_recipient(
    caller: AllowancesRecipient,
    format: ExportFormat,
    language: Language,
    state: &AppState,
) -> Result<File, AllowanceError> {
    let today = state.clock.today();
    let answer = received::read(&caller, today).await?;
    let owner = caller.owner.clone();
    // Writing takes its time: the connection goes back before.
    drop(caller);
    let texts: ExportTexts = words("allowances_export", language)?;
    let rows = received_rows(&answer, &texts);
    let content = Content { second: texts.account.clone(), rows, totals: answer.totals, data_as_of: answer.data_as_of };
    Ok(to_file(content.table(texts, &owner, language, today)?, format, state).await?)
}

fn household_rows(answer: &FamilyAllowances, texts: &ExportTexts) -> Vec<Row> {
    let mut rows = Vec::new();
    for month in &answer.months {
        for one in &month.recipients {
            for child in &one.children {
                let who = (Cell::text(&one.recipient), child.child.as_str());
                rows.push(row(month.month, who, child.processed_on, &child.amounts, &child.recoveries));
            }
            if month.recipients.len() > 1 {
                rows.push(sum(Cell::Month(month.month), Cell::text(&one.recipient), &texts.subtotal, &one.totals));
            }
        }
        rows.push(sum(Cell::Month(month.month), Cell::Empty, &texts.subtotal, &month.totals));
    }
    rows
}

fn received_rows(answer: &RecipientAllowances, texts: &ExportTexts) -> Vec<Row> {
    let mut rows = Vec::new();
    for month in &answer.months {
        for child in &month.children {
            let who = (Cell::of(child.account.as_deref(), Cell::text), child.child.as_str());
            rows.push(row(month.month, who, child.processed_on, &child.amounts, &child.recoveries));
        }
        rows.push(sum(Cell::Month(month.month), Cell::Empty, &texts.subtotal, &month.totals));
    }
    rows
}

fn row(
    month: NaiveDate,
    (second, child): (Cell, &str),
    processed_on: NaiveDate,
    amounts: &AllowanceAmounts,
    recoveries: &[Recovery],
) -> Row {
    let third_party = recoveries.iter().find_map(|recovery| recovery.third_party.as_deref());
    let mut cells = vec![Cell::Month(month), second, Cell::text(child), Cell::Date(processed_on)];
    cells.extend(money(amounts));
    cells.insert(COLUMNS - 2, Cell::of(third_party, Cell::text));
    Row::of(cells)
}

fn sum(first: Cell, second: Cell, label: &str, amounts: &AllowanceAmounts) -> Row {
    let mut cells = vec![first, second, Cell::text(label), Cell::Empty];
    cells.extend(money(amounts));
    cells.insert(COLUMNS - 2, Cell::Empty);
    Row::sum(cells)
}

fn money(amounts: &AllowanceAmounts) -> [Cell; 4] {
    [
        Cell::Euros(amounts.allowance_cents),
        Cell::Euros(amounts.internal_recovery_cents),
        Cell::Euros(amounts.third_party_recovery_cents),
        Cell::Euros(amounts.paid_cents),
    ]
}

struct Content {
    /// Heading of the second column.
    second: String,
    rows: Vec<Row>,
    totals: AllowanceAmounts,
    data_as_of: Option<NaiveDate>,
}

impl Content {
    fn table(
        self,
        texts: ExportTexts,
        owner: &Owner,
        language: Language,
        today: NaiveDate,
    ) -> Result<Table, ExportError> {
        let words = CommonWords::in_language(language)?;
        let mut rows = self.rows;
        if !rows.is_empty() {
            rows.push(sum(Cell::text(&words.total), Cell::Empty, "", &self.totals));
        }
        let [month, child, processed, granted, internal, third, body, paid] = texts.headings;
        Ok(Table {
            file_name: texts.file_name,
            title: texts.sheet,
            language,
            written_on: today,
            facts: words.facts(owner, self.data_as_of),
            columns: vec![
                Column::text(month, 6),
                Column::text(self.second, 7),
                Column::text(child, 7),
                Column::text(processed, 5),
                Column::number(granted, 5),
                Column::number(internal, 5),
                Column::number(third, 5),
                Column::text(body, 6),
                Column::number(paid, 5),
            ],
            rows,
            empty: texts.empty,
            notes: vec![texts.processing, words.not_an_attestation],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_of_an_export() {
        for language in Language::ALL {
            assert!(words::<ExportTexts>("allowances_export", language).is_ok(), "{language:?}");
        }
    }
}
