//! The movements of a filter as a file.

use std::collections::HashMap;

use contract::{
    export::ExportFormat,
    language::Language,
    movements::{Movement, MovementDetail, MovementFilter, MovementKind},
};
use serde::Deserialize;

use super::{error::MovementError, service};
use crate::{
    export::{Cell, Column, CommonWords, Row, Table, to_file, words},
    http::File,
    identity::TimelineViewer,
    state::AppState,
};

/// The words of an export of movements.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    file_name: String,
    title: String,
    headings: [String; 8],
    kinds: HashMap<MovementKind, String>,
    details: HashMap<MovementDetail, String>,
    empty: String,
}

/// The movements that the filter selects, as a file.
pub async fn export(
    caller: TimelineViewer,
    filter: &MovementFilter,
    format: ExportFormat,
    language: Language,
    state: &AppState,
) -> Result<File, MovementError> {
    let today = state.clock.today();
    let movements = service::all(&caller, filter, today).await?;
    let common = CommonWords::in_language(language)?;
    let words: Words = words("movements_export", language)?;
    let facts = common.facts(&caller.owner, caller.data_as_of);
    // Writing takes its time: the connection goes back before.
    drop(caller);
    let rows = movements.iter().map(|movement| row(movement, &words)).collect();
    let columns = [5, 6, 7, 7, 5, 5, 6].map(|width| move |heading: &String| Column::text(heading, width));
    let mut columns: Vec<Column> =
        words.headings.iter().zip(columns).map(|(heading, column)| column(heading)).collect();
    columns.push(Column::number(&words.headings[7], 5));
    let table = Table {
        file_name: words.file_name,
        title: words.title,
        language,
        written_on: today,
        facts,
        columns,
        rows,
        empty: words.empty,
        notes: vec![common.not_an_attestation],
    };
    Ok(to_file(table, format, state).await?)
}

fn row(movement: &Movement, words: &Words) -> Row {
    Row::of(vec![
        Cell::Date(movement.dated),
        Cell::of(words.kinds.get(&movement.kind), Cell::text),
        Cell::of(movement.detail.and_then(|detail| words.details.get(&detail)), Cell::text),
        Cell::of(movement.who.as_ref(), Cell::text),
        Cell::of(movement.starts_on, Cell::Date),
        Cell::of(movement.ends_on, Cell::Date),
        Cell::of(movement.statement_number.as_ref(), Cell::text),
        Cell::of(movement.amount_cents, Cell::Euros),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_of_an_export() {
        for language in Language::ALL {
            let words: Words = words("movements_export", language).unwrap();
            assert!(MovementKind::ALL.iter().all(|kind| words.kinds.contains_key(kind)), "{language:?}");
            assert!(MovementDetail::ALL.iter().all(|detail| words.details.contains_key(detail)), "{language:?}");
        }
    }
}
