//! Care statements: their state only goes forward, and one may adjust another.

use std::collections::HashMap;

use database::WriteTransaction;
use entity::care::care_statement::{CareState, Model};
use extract::{Reason, records::Statement};
use sea_orm::{ConnectionTrait as _, DbErr, FromQueryResult};

use super::{Load, Resolved, codes, copies, reference};
use crate::{ImportError, loading::Loading, read::Numbered, store::Keys};

impl Load for Statement {
    type Row = Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Model) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Model>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let tx = loading.tx;
        let households = reference::households(tx, records.iter().map(|n| n.record.matricule.as_str())).await?;
        let persons = reference::persons(tx, records.iter().map(|n| n.record.beneficiary.as_str())).await?;
        let mut adjusted = adjusted(tx, records.iter().filter_map(|n| n.record.adjusts.as_deref())).await?;
        let beside: HashMap<String, u64> = records.iter().map(|n| (n.record.number.clone(), n.line)).collect();
        let mut resolved = Resolved::new();
        for numbered in records {
            let Numbered { line, record } = &numbered;
            let (household, beneficiary) = (households.get(&record.matricule), persons.get(&record.beneficiary));
            if household.is_none() {
                loading.refuse(*line, "matricule", reference::no_household(&record.matricule));
            }
            if beneficiary.is_none() {
                loading.refuse(*line, "beneficiary", reference::no_person(&record.beneficiary));
            }
            let (Some(household), Some(&beneficiary_id)) = (household, beneficiary) else {
                continue;
            };
            let adjusts_id = match adjusts(record, *line, &mut adjusted, &beside) {
                Ok(Adjusts::Known(id)) => id,
                Ok(Adjusts::Beside) => {
                    resolved.waiting.push(numbered);
                    continue;
                }
                Err(reason) => {
                    loading.refuse(*line, "adjusts", reason);
                    continue;
                }
            };
            let row = Model {
                id: 0,
                number: record.number.clone(),
                household_id: household.id,
                beneficiary_id,
                fund: codes::fund(record.fund),
                state: codes::state(record.state),
                processed_on: record.processed_on,
                paid_on: record.paid_on,
                adjusts_id,
                batch_id: loading.batch,
            };
            resolved.rows.push((*line, row));
        }
        Ok(resolved)
    }

    fn may_become(existing: &Model, new: &Model) -> Result<(), Reason> {
        let refuse = |column, message: &str| Err(Reason { column, message: message.to_owned() });
        if existing.adjusts_id != new.adjusts_id {
            return refuse("adjusts", "is not what it was when the statement was first loaded; this never changes");
        }
        if stage(new.state) < stage(existing.state) {
            return refuse("state", "goes back; a state only goes on, and what was paid is corrected by an adjustment");
        }
        Ok(())
    }

    async fn stored(
        loading: &mut Loading<'_>,
        inserted: &[Model],
        updated: &[(Model, Model)],
    ) -> Result<(), ImportError> {
        copies::supersede(loading, inserted.iter().filter_map(|row| row.adjusts_id)).await?;
        let copied = |row: &Model| (row.household_id, row.beneficiary_id, row.state, row.processed_on, row.paid_on);
        let changed = updated.iter().filter(|(before, after)| copied(before) != copied(after));
        copies::refresh(loading, changed.map(|(_, after)| after.id)).await
    }
}

/// How far a file has come.
const fn stage(state: CareState) -> u8 {
    match state {
        CareState::InProgress => 0,
        CareState::ToPay => 1,
        CareState::Processed => 2,
    }
}

/// A statement that others want to adjust.
#[derive(FromQueryResult)]
struct Adjusted {
    id: i64,
    number: String,
    /// Number of the statement that adjusts it already.
    adjusted_by: Option<String>,
}

async fn adjusted<'n>(
    tx: &WriteTransaction,
    numbers: impl Iterator<Item = &'n str>,
) -> Result<HashMap<String, Adjusted>, DbErr> {
    let keys = Keys::texts(numbers);
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = "SELECT s.id, s.number, a.number AS adjusted_by FROM care_statement s \
               LEFT JOIN care_statement a ON a.adjusts_id = s.id WHERE {among}";
    let found = Adjusted::find_by_statement(keys.statement(tx.get_database_backend(), sql, "s.number")).all(tx).await?;
    Ok(found.into_iter().map(|row| (row.number.clone(), row)).collect())
}

enum Adjusts {
    /// The key of the adjusted statement, if one is adjusted.
    Known(Option<i64>),
    /// The adjusted statement is in the same chunk and not yet stored.
    Beside,
}

fn adjusts(
    record: &Statement,
    line: u64,
    adjusted: &mut HashMap<String, Adjusted>,
    beside: &HashMap<String, u64>,
) -> Result<Adjusts, String> {
    let Some(number) = &record.adjusts else {
        return Ok(Adjusts::Known(None));
    };
    let Some(target) = adjusted.get_mut(number) else {
        return match beside.get(number) {
            Some(earlier) if *earlier < line => Ok(Adjusts::Beside),
            _ => Err(format!("no statement `{number}` was loaded before or stands on an earlier line")),
        };
    };
    match &target.adjusted_by {
        Some(other) if *other != record.number => {
            Err(format!("statement `{number}` is already adjusted by `{other}`; adjust that one instead"))
        }
        _ => {
            target.adjusted_by = Some(record.number.clone());
            Ok(Adjusts::Known(Some(target.id)))
        }
    }
}
