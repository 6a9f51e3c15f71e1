//! Lines of care statements: by far the most records of a batch.

use std::collections::HashMap;

use entity::care::{benefit, care_line, practitioner};
use extract::records::Line;

use super::{
    Load, Resolved,
    care_line_row::{Adjusted, File, adjusted_lines, files, row},
};
use crate::{
    ImportError,
    loading::Loading,
    read::Numbered,
    store::{Keys, pairs},
};

impl Load for Line {
    type Row = care_line::Model;
    type Key = (i64, i32);

    const LOOKUP: &'static str = "statement_id";

    fn key(row: &Self::Row) -> Self::Key {
        (row.statement_id, row.line_number)
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::numbers(rows.map(|row| row.statement_id))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        remember_benefits(loading, &records).await?;
        remember_practitioners(loading, &records).await?;
        let files = files(loading.tx, records.iter().map(|n| n.record.statement.as_str())).await?;
        let corrections = records.iter().filter(|n| n.record.adjusts_line.is_some());
        let adjusted_files = corrections.filter_map(|n| files.get(&n.record.statement)?.adjusts_id);
        let adjusted =
            Adjusted { stored: adjusted_lines(loading.tx, adjusted_files).await?, beside: beside(&records, &files) };
        let mut resolved = Resolved::new();
        for numbered in records {
            let Numbered { line, record } = &numbered;
            let Some(file) = files.get(&record.statement) else {
                let reason = format!("no statement has the number `{}`, in this batch or before", record.statement);
                loading.refuse(*line, "statement", reason);
                continue;
            };
            if adjusted.is_beside(record, file, *line) {
                resolved.waiting.push(numbered);
            } else if let Some(row) = row(loading, *line, numbered.record, file, &adjusted) {
                resolved.rows.push((numbered.line, row));
            }
        }
        Ok(resolved)
    }
}

/// On which lines of the file the lines of statements stand that are about to be stored.
fn beside(records: &[Numbered<Line>], files: &HashMap<String, File>) -> HashMap<(i64, i32), u64> {
    if records.iter().all(|numbered| numbered.record.adjusts_line.is_none()) {
        return HashMap::new();
    }
    let keys = records.iter().filter_map(|numbered| {
        let file = files.get(&numbered.record.statement)?;
        Some(((file.id, numbered.record.line), numbered.line))
    });
    keys.collect()
}

async fn remember_benefits(loading: &mut Loading<'_>, records: &[Numbered<Line>]) -> Result<(), ImportError> {
    let bundled = records.iter().flat_map(|n| n.record.bundled_acts.iter().flat_map(|acts| &acts.0));
    let codes = records.iter().map(|n| n.record.benefit.as_str()).chain(bundled.map(|act| act.benefit.as_str()));
    let wanted = loading.forgotten("benefit", codes);
    let found = pairs::<benefit::Model>(loading.tx, "code", wanted.into_iter()).await?;
    loading.remember("benefit", found);
    Ok(())
}

async fn remember_practitioners(loading: &mut Loading<'_>, records: &[Numbered<Line>]) -> Result<(), ImportError> {
    let numbers = records.iter().flat_map(|n| [n.record.performer.as_deref(), n.record.prescriber.as_deref()]);
    let wanted = loading.forgotten("practitioner", numbers.flatten());
    let found = pairs::<practitioner::Model>(loading.tx, "number", wanted.into_iter()).await?;
    loading.remember("practitioner", found);
    Ok(())
}
