//! Family allowances. That the child and the recipient belong to the household is asked at the end of the file, by one
//! query each.

use entity::allowances::family_allowance;
use extract::records::FamilyAllowance;

use super::{Load, Resolved, reference};
use crate::{ImportError, loading::Loading, read::Numbered, store::Keys};

impl Load for FamilyAllowance {
    type Row = family_allowance::Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Self::Row) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let tx = loading.tx;
        let households = reference::households(tx, records.iter().map(|n| n.record.matricule.as_str())).await?;
        let named = records.iter().flat_map(|n| [n.record.child.as_str(), n.record.recipient.as_str()]);
        let persons = reference::persons(tx, named).await?;
        let mut resolved = Resolved::new();
        for Numbered { line, record } in records {
            let household = households.get(&record.matricule);
            let (child, recipient) = (persons.get(&record.child), persons.get(&record.recipient));
            if household.is_none() {
                loading.refuse(line, "matricule", reference::no_household(&record.matricule));
            }
            if child.is_none() {
                loading.refuse(line, "child", reference::no_person(&record.child));
            }
            if recipient.is_none() {
                loading.refuse(line, "recipient", reference::no_person(&record.recipient));
            }
            let (Some(household), Some(&child_id), Some(&recipient_id)) = (household, child, recipient) else {
                continue;
            };
            let row = family_allowance::Model {
                id: 0,
                number: record.number,
                household_id: household.id,
                month: record.month,
                child_id,
                recipient_id,
                processed_on: record.processed_on,
                allowance_cents: record.allowance_cents,
                internal_recovery_cents: record.internal_recovery_cents,
                third_party_recovery_cents: record.third_party_recovery_cents,
                third_party_name: record.third_party_name,
                account: record.account,
                batch_id: loading.batch,
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }
}
