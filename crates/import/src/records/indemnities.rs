//! Sick leave and indemnities: always the rights holder's own, and a file only goes on.

use entity::indemnities::{
    indemnity::{self, IndemnityState},
    sick_leave,
};
use extract::{
    Reason,
    records::{Indemnity, SickLeave},
};

use super::{Load, Resolved, codes, reference};
use crate::{ImportError, loading::Loading, read::Numbered, store::Keys};

/// Whose record it is, as the files name them: number of the person, matricule.
type Named<'r> = (&'r str, &'r str);

/// Keys of the insured person and of the household that a record names.
#[derive(Clone, Copy)]
struct Insured {
    person_id: i64,
    household_id: i64,
}

/// Finds the insured person of each record. A record whose person is unknown, or is not the rights holder of the
/// household, is refused, and stands there as none.
async fn insured<T>(
    loading: &mut Loading<'_>,
    records: &[Numbered<T>],
    named: impl Fn(&T) -> Named<'_>,
) -> Result<Vec<Option<Insured>>, ImportError> {
    let tx = loading.tx;
    let persons = reference::persons(tx, records.iter().map(|n| named(&n.record).0)).await?;
    let households = reference::households(tx, records.iter().map(|n| named(&n.record).1)).await?;
    let mut found = Vec::with_capacity(records.len());
    for Numbered { line, record } in records {
        let (number, matricule) = named(record);
        let (person, household) = (persons.get(number).copied(), households.get(matricule).copied());
        if person.is_none() {
            loading.refuse(*line, "person", reference::no_person(number));
        }
        if household.is_none() {
            loading.refuse(*line, "matricule", reference::no_household(matricule));
        }
        found.push(match (person, household) {
            (Some(person_id), Some(household)) if person_id == household.holder_id => {
                Some(Insured { person_id, household_id: household.id })
            }
            (Some(_), Some(_)) => {
                let reason = "is not the rights holder of the household: indemnities are the insured person's own";
                loading.refuse(*line, "person", reason);
                None
            }
            _ => None,
        });
    }
    Ok(found)
}

/// A file stays with its person.
fn same_person(existing: i64, new: i64) -> Result<(), Reason> {
    if existing == new {
        return Ok(());
    }
    Err(Reason {
        column: "person",
        message: "is another person than before: a number stays with its person".to_owned(),
    })
}

impl Load for SickLeave {
    type Row = sick_leave::Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Self::Row) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let insured = insured(loading, &records, |leave| (&leave.person, &leave.matricule)).await?;
        let batch_id = loading.batch;
        let row = |(Numbered { line, record }, insured): (Numbered<Self>, Option<Insured>)| {
            let Insured { person_id, household_id } = insured?;
            let row = sick_leave::Model {
                id: 0,
                number: record.number,
                person_id,
                household_id,
                kind: codes::leave_kind(record.kind),
                leave_from: record.from,
                leave_until: record.until,
                approved_on: record.approved_on,
                batch_id,
            };
            Some((line, row))
        };
        Ok(Resolved { rows: records.into_iter().zip(insured).filter_map(row).collect(), waiting: Vec::new() })
    }

    fn may_become(existing: &Self::Row, new: &Self::Row) -> Result<(), Reason> {
        same_person(existing.person_id, new.person_id)
    }
}

impl Load for Indemnity {
    type Row = indemnity::Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Self::Row) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let insured = insured(loading, &records, |file| (&file.person, &file.matricule)).await?;
        let batch_id = loading.batch;
        let row = |(Numbered { line, record }, insured): (Numbered<Self>, Option<Insured>)| {
            Some((line, indemnity_row(record, insured?, batch_id)))
        };
        Ok(Resolved { rows: records.into_iter().zip(insured).filter_map(row).collect(), waiting: Vec::new() })
    }

    fn may_become(existing: &Self::Row, new: &Self::Row) -> Result<(), Reason> {
        same_person(existing.person_id, new.person_id)?;
        if stage(new.state) < stage(existing.state) {
            return Err(Reason { column: "state", message: "goes back; a state only goes on".to_owned() });
        }
        Ok(())
    }
}

fn indemnity_row(record: Indemnity, insured: Insured, batch_id: i64) -> indemnity::Model {
    let Insured { person_id, household_id } = insured;
    indemnity::Model {
        id: 0,
        number: record.number,
        person_id,
        household_id,
        kind: codes::indemnity_kind(record.kind),
        state: codes::indemnity_state(record.state),
        period_from: record.from,
        period_until: record.until,
        employer: record.employer,
        amount_cents: record.amount_cents,
        processed_on: record.processed_on,
        paid_on: record.paid_on,
        payee_kind: codes::indemnity_payee(record.payee_kind),
        payee_name: record.payee_name,
        base_salary_cents: record.base_salary_cents,
        rate_bp: record.rate_bp,
        waiting_days: record.waiting_days,
        paid_days: record.paid_days,
        batch_id,
    }
}

/// How far a file has come.
const fn stage(state: IndemnityState) -> u8 {
    match state {
        IndemnityState::InProgress => 0,
        IndemnityState::ToPay => 1,
        IndemnityState::Paid => 2,
    }
}
