//! The indemnities as a file: the rows and sums of the screen.

use chrono::NaiveDate;
use contract::{
    indemnities::{Indemnities, IndemnityKind, IndemnityPeriod, IndemnityState},
    language::Language,
};
use serde::Deserialize;

use crate::export::{Cell, Column, CommonWords, ExportError, Owner, Row, Table, words};

/// Columns of the table.
const COLUMNS: usize = 14;

/// The column of the amounts.
const AMOUNT: usize = 5;

/// The words of an export of indemnities.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    file_name: String,
    sheet: String,
    headings: [String; COLUMNS],
    sickness: String,
    maternity: String,
    invalidity: String,
    paid: String,
    to_pay: String,
    in_progress: String,
    total_paid: String,
    total_to_pay: String,
    empty: String,
}

impl Texts {
    const fn kind(&self, kind: IndemnityKind) -> &String {
        match kind {
            IndemnityKind::Sickness => &self.sickness,
            IndemnityKind::Maternity => &self.maternity,
            IndemnityKind::Invalidity => &self.invalidity,
        }
    }

    const fn state(&self, state: IndemnityState) -> &String {
        match state {
            IndemnityState::Paid => &self.paid,
            IndemnityState::ToPay => &self.to_pay,
            IndemnityState::InProgress => &self.in_progress,
        }
    }
}

/// What is on the screen, as a table.
///
/// # Errors
/// When the words of a language are missing.
pub fn table(
    indemnities: &Indemnities,
    owner: &Owner,
    language: Language,
    written_on: NaiveDate,
) -> Result<Table, ExportError> {
    let common = CommonWords::in_language(language)?;
    let texts: Texts = words("indemnities_export", language)?;
    let mut rows: Vec<Row> = indemnities.periods.iter().map(|period| row(period, &texts)).collect();
    if !rows.is_empty() {
        rows.extend(sums(indemnities, &texts));
    }
    Ok(Table {
        file_name: texts.file_name.clone(),
        title: texts.sheet.clone(),
        language,
        written_on,
        facts: common.facts(owner, indemnities.data_as_of),
        columns: columns(&texts),
        rows,
        empty: texts.empty,
        notes: vec![common.not_an_attestation],
    })
}

fn columns(texts: &Texts) -> Vec<Column> {
    let columns: [fn(&str) -> Column; COLUMNS] = [
        |heading| Column::text(heading, 5),
        |heading| Column::text(heading, 5),
        |heading| Column::text(heading, 9),
        |heading| Column::text(heading, 5),
        |heading| Column::text(heading, 5),
        |heading| Column::number(heading, 5),
        |heading| Column::text(heading, 5),
        |heading| Column::text(heading, 8),
        |heading| Column::text(heading, 5).off_paper(),
        |heading| Column::number(heading, 4).off_paper(),
        |heading| Column::number(heading, 4).off_paper(),
        |heading| Column::number(heading, 4).off_paper(),
        |heading| Column::number(heading, 4).off_paper(),
        |heading| Column::number(heading, 5).off_paper(),
    ];
    texts.headings.iter().zip(columns).map(|(heading, column)| column(heading)).collect()
}

fn row(period: &IndemnityPeriod, texts: &Texts) -> Row {
    let why = period.explanation.as_ref();
    Row::of(vec![
        Cell::Date(period.from),
        Cell::Date(period.until),
        Cell::of(period.employer.as_ref(), Cell::text),
        Cell::text(texts.kind(period.kind)),
        Cell::text(texts.state(period.state)),
        Cell::of(period.amount_cents, Cell::Euros),
        Cell::of(period.paid_on, Cell::Date),
        Cell::text(&period.payee.name),
        Cell::text(&period.number),
        Cell::of(why.map(|why| why.base_salary_cents), Cell::Euros),
        Cell::of(why.map(|why| why.rate_bp), Cell::Rate),
        Cell::of(why.map(|why| why.waiting_days), Cell::Count),
        Cell::of(why.map(|why| why.paid_days), Cell::Count),
        Cell::of(why.map(|why| why.correction_cents), Cell::Euros),
    ])
}

/// What is about to be paid, where there is something, and what was paid.
fn sums(indemnities: &Indemnities, texts: &Texts) -> Vec<Row> {
    let to_pay = indemnities.periods.iter().filter(|period| period.state == IndemnityState::ToPay);
    let to_pay: i64 = to_pay.filter_map(|period| period.amount_cents).sum();
    let waiting = (to_pay != 0).then(|| sum(&texts.total_to_pay, to_pay));
    waiting.into_iter().chain([sum(&texts.total_paid, indemnities.paid_cents)]).collect()
}

fn sum(label: &str, cents: i64) -> Row {
    let mut cells = vec![Cell::Empty; COLUMNS];
    (cells[0], cells[AMOUNT]) = (Cell::text(label), Cell::Euros(cents));
    Row::sum(cells)
}

#[cfg(test)]
mod tests {
    use contract::example::Example as _;

    use super::*;

    fn owner() -> Owner {
        Owner { name: "Alain Dupont".to_owned(), matricule: "002490".to_owned() }
    }

    #[test]
    fn every_language_has_every_word_of_an_export() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for language in Language::ALL {
            let table = table(&Indemnities::example(), &owner(), language, day).unwrap();
            assert_eq!(table.columns.len(), COLUMNS);
            assert!(table.rows.iter().all(|row| row.cells.len() == COLUMNS), "{language:?}");
            assert!(table.title.chars().count() <= 31);
        }
    }

    #[test]
    fn what_is_to_be_paid_has_a_sum_of_its_own() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let mut indemnities = Indemnities::example();
        let sums = |indemnities: &Indemnities| {
            let rows = table(indemnities, &owner(), Language::Fr, day).unwrap().rows;
            rows.into_iter().filter(|row| row.sum).map(|row| row.cells[AMOUNT].clone()).collect::<Vec<_>>()
        };
        assert_eq!(sums(&indemnities), [Cell::Euros(49_005)]);
        let waiting = IndemnityPeriod { state: IndemnityState::ToPay, paid_on: None, ..indemnities.periods[0].clone() };
        indemnities.periods.push(waiting);
        assert_eq!(sums(&indemnities), [Cell::Euros(49_005), Cell::Euros(49_005)]);
        indemnities.periods.clear();
        assert!(sums(&indemnities).is_empty());
    }
}
