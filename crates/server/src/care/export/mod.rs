//! The refunds of a filter as a file.

mod texts;

use std::collections::HashMap;

use chrono::NaiveDate;
use contract::{
    care::{CareFilter, CareLine},
    export::ExportFormat,
    language::Language,
};
use sea_orm::prelude::Uuid;

use self::texts::ExportTexts;
use super::{
    error::CareError,
    service::{all_lines, beneficiaries, sum_of},
};
use crate::{
    export::{Cell, Column, CommonWords, Row, Table, to_file},
    http::File,
    identity::RightsHolder,
    state::AppState,
};

/// The refunds that the filter selects, as a file.
pub async fn export(
    caller: RightsHolder,
    filter: &CareFilter,
    format: ExportFormat,
    language: Language,
    state: &AppState,
) -> Result<File, CareError> {
    let today = state.clock.today();
    let lines = all_lines(&caller, filter, language, today).await?;
    let household = beneficiaries(&caller, today).await?;
    let names = household
        .beneficiaries
        .into_iter()
        .map(|person| (person.id, format!("{} {}", person.first_name, person.last_name)))
        .collect();
    let content = Content { texts: ExportTexts::in_language(language)?, names };
    let table = content.table(&lines, &caller, language, today)?;
    // Writing takes its time: the connection goes back before.
    drop(caller);
    Ok(to_file(table, format, state).await?)
}

struct Content {
    texts: ExportTexts,
    names: HashMap<Uuid, String>,
}

impl Content {
    fn table(
        &self,
        lines: &[CareLine],
        caller: &RightsHolder,
        language: Language,
        today: NaiveDate,
    ) -> Result<Table, CareError> {
        let words = CommonWords::in_language(language)?;
        let mut rows: Vec<Row> = lines.iter().map(|line| self.row(line)).collect();
        rows.push(sums(lines, &words, caller.data_as_of));
        Ok(Table {
            file_name: self.texts.file_name.clone(),
            title: self.texts.sheet.clone(),
            language,
            written_on: today,
            facts: words.facts(&caller.owner, caller.data_as_of),
            columns: self.columns(),
            rows,
            empty: String::new(),
            notes: vec![words.not_an_attestation],
        })
    }

    fn columns(&self) -> Vec<Column> {
        let columns: [fn(&str) -> Column; 14] = [
            |heading| Column::text(heading, 6),
            |heading| Column::text(heading, 5),
            |heading| Column::text(heading, 5),
            |heading| Column::text(heading, 6),
            |heading| Column::text(heading, 9),
            |heading| Column::text(heading, 6),
            |heading| Column::text(heading, 6),
            |heading| Column::number(heading, 5),
            |heading| Column::number(heading, 5),
            |heading| Column::number(heading, 4).off_paper(),
            |heading| Column::number(heading, 4).off_paper(),
            |heading| Column::text(heading, 5).off_paper(),
            |heading| Column::text(heading, 5).off_paper(),
            |heading| Column::text(heading, 5).off_paper(),
        ];
        self.texts.headings.iter().zip(columns).map(|(heading, column)| column(heading)).collect()
    }

    fn row(&self, line: &CareLine) -> Row {
        let performer = match (&line.performer, &line.performed_at) {
            (Some(performer), _) => &performer.name,
            (None, Some(place)) => place,
            (None, None) => &self.texts.unregistered,
        };
        Row::of(vec![
            Cell::Date(line.dated),
            Cell::text(self.texts.state(line)),
            Cell::text(self.texts.signs(line)),
            Cell::of(self.names.get(&line.beneficiary), Cell::text),
            Cell::text(&line.benefit.label),
            Cell::Date(line.care_from),
            Cell::Date(line.care_until),
            Cell::Euros(line.billed_cents),
            Cell::of(line.refunded_cents, Cell::Euros),
            Cell::of(line.base_tariff_cents, Cell::Euros),
            Cell::of(line.rate_bp, Cell::Rate),
            Cell::text(&line.payee.name),
            Cell::text(performer),
            Cell::text(&line.statement_number),
        ])
    }
}

/// The last row.
fn sums(lines: &[CareLine], words: &CommonWords, data_as_of: Option<NaiveDate>) -> Row {
    let totals = sum_of(lines);
    let mut cells = vec![Cell::Empty; 14];
    cells[0] = Cell::text(&words.total);
    cells[7] = Cell::Euros(totals.billed_cents);
    cells[8] = Cell::Euros(totals.refunded_cents);
    cells[13] = Cell::of(data_as_of, |date| Cell::text(format!("{} {date}", words.data_as_of)));
    Row::sum(cells)
}
