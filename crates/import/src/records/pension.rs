//! Pensions and their payments.

use std::collections::HashMap;

use entity::pension::{entitlement, pension_payment};
use extract::{
    Reason,
    records::{Pension, PensionPayment},
};

use super::{Load, Resolved, codes, reference};
use crate::{
    ImportError,
    loading::Loading,
    read::Numbered,
    store::{Keys, pairs},
};

impl Load for Pension {
    type Row = entitlement::Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Self::Row) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let matricules = records.iter().map(|n| n.record.matricule.as_str());
        let households = reference::households(loading.tx, matricules).await?;
        let persons = reference::persons(loading.tx, records.iter().map(|n| n.record.person.as_str())).await?;
        let mut resolved = Resolved::new();
        for Numbered { line, record } in records {
            let (household, person) = (households.get(&record.matricule), persons.get(&record.person));
            if household.is_none() {
                loading.refuse(line, "matricule", reference::no_household(&record.matricule));
            }
            if person.is_none() {
                loading.refuse(line, "person", reference::no_person(&record.person));
            }
            let (Some(household), Some(&person_id)) = (household, person) else {
                continue;
            };
            let row = entitlement::Model {
                id: 0,
                number: record.number,
                person_id,
                household_id: household.id,
                fund: codes::pension_fund(record.fund),
                kind: codes::pension_kind(record.kind),
                frequency: codes::payment_frequency(record.frequency),
                starts_on: record.starts_on,
                ends_on: record.ends_on,
                batch_id: loading.batch,
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }

    fn may_become(existing: &Self::Row, new: &Self::Row) -> Result<(), Reason> {
        if existing.person_id == new.person_id {
            return Ok(());
        }
        let message = "is another person than before; a pension never changes hands".to_owned();
        Err(Reason { column: "person", message })
    }
}

impl Load for PensionPayment {
    type Row = pension_payment::Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Self::Row) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let numbers = records.iter().map(|n| n.record.pension.as_str());
        let pensions: HashMap<String, i64> = pairs::<entitlement::Model>(loading.tx, "number", numbers).await?;
        let mut resolved = Resolved::new();
        for Numbered { line, record } in records {
            let Some(&pension_id) = pensions.get(&record.pension) else {
                let reason = format!("no pension has the number `{}`, in this batch or before", record.pension);
                loading.refuse(line, "pension", reason);
                continue;
            };
            let row = pension_payment::Model {
                id: 0,
                number: record.number,
                pension_id,
                period_from: record.period_from,
                period_until: record.period_until,
                paid_on: record.paid_on,
                amount_cents: record.amount_cents,
                method: codes::payment_method(record.method),
                account: record.account,
                bank: record.bank,
                batch_id: loading.batch,
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }

    fn may_become(existing: &Self::Row, new: &Self::Row) -> Result<(), Reason> {
        if existing.pension_id == new.pension_id {
            return Ok(());
        }
        Err(Reason { column: "pension", message: "is another pension than before".to_owned() })
    }
}
