//! What is on screen as a file: the same rows, the same totals.

mod csv;
mod texts;
mod xlsx;

use std::collections::HashMap;

use chrono::NaiveDate;
use contract::{
    care::{CareFilter, CareLine, CareTotals, ExportFormat},
    language::Language,
};
use sea_orm::prelude::Uuid;

use self::texts::ExportTexts;
use super::{
    error::CareError,
    service::{all_lines, beneficiaries, sum_of},
};
use crate::{http::File, identity::RightsHolder};

/// What an export holds, whatever the format.
struct Content {
    texts: ExportTexts,
    language: Language,
    lines: Vec<CareLine>,
    names: HashMap<Uuid, String>,
    totals: CareTotals,
    data_as_of: Option<NaiveDate>,
    written_on: NaiveDate,
}

impl Content {
    fn beneficiary(&self, line: &CareLine) -> &str {
        self.names.get(&line.beneficiary).map_or("", String::as_str)
    }

    fn performer<'a>(&'a self, line: &'a CareLine) -> &'a str {
        match (&line.performer, &line.performed_at) {
            (Some(performer), _) => &performer.name,
            (None, Some(place)) => place,
            (None, None) => &self.texts.unregistered,
        }
    }
}

/// The refunds that the filter selects, as a file.
pub async fn export(
    caller: RightsHolder,
    filter: &CareFilter,
    format: ExportFormat,
    language: Language,
    today: NaiveDate,
) -> Result<File, CareError> {
    let texts = ExportTexts::in_language(language)?;
    let lines = all_lines(&caller, filter, language, today).await?;
    let household = beneficiaries(&caller, today).await?;
    let names = household
        .beneficiaries
        .into_iter()
        .map(|person| (person.id, format!("{} {}", person.first_name, person.last_name)))
        .collect();
    let totals = sum_of(&lines);
    let name = format!("{}-{today}", texts.file_name);
    let data_as_of = caller.data_as_of;
    // Writing takes its time: the connection goes back before.
    drop(caller);
    let content = Content { texts, language, lines, names, totals, data_as_of, written_on: today };
    let written = tokio::task::spawn_blocking(move || match format {
        ExportFormat::Csv => csv::write(&content),
        ExportFormat::Xlsx => xlsx::write(&content),
    });
    let bytes = written.await.map_err(|failure| CareError::Export(failure.to_string()))??;
    Ok(match format {
        ExportFormat::Csv => File { name: name + ".csv", media_type: "text/csv; charset=utf-8", bytes },
        ExportFormat::Xlsx => File {
            name: name + ".xlsx",
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes,
        },
    })
}
