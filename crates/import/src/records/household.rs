//! Persons, households, members, rights.

use chrono::NaiveDate;
use entity::household::{household_member, medical_right, person, registry};
use extract::{
    Reason,
    records::{Household, Member, MemberRole, Person, Right},
};
use sea_orm::ActiveEnum as _;
use uuid::Uuid;

use super::{Load, Resolved, codes, reference};
use crate::{ImportError, loading::Loading, read::Numbered, store::Keys};

impl Load for Person {
    type Row = person::Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Self::Row) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let batch_id = loading.batch;
        let rows = records.into_iter().map(|Numbered { line, record }| {
            let row = person::Model {
                id: 0,
                public_id: Uuid::new_v4(),
                number: record.number,
                last_name: record.last_name,
                birth_name: record.birth_name,
                first_name: record.first_name,
                birth_date: record.birth_date,
                death_date: record.death_date,
                family_situation: record.family_situation,
                address_line_1: record.address_line_1,
                address_line_2: record.address_line_2,
                postal_code: record.postal_code,
                city: record.city,
                country: record.country,
                file_incomplete: record.file_incomplete,
                batch_id,
            };
            (line, row)
        });
        Ok(Resolved { rows: rows.collect(), waiting: Vec::new() })
    }
}

impl Load for Household {
    type Row = registry::Model;
    type Key = String;

    const LOOKUP: &'static str = "matricule";

    fn key(row: &Self::Row) -> String {
        row.matricule.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.matricule.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let persons = reference::persons(loading.tx, records.iter().map(|n| n.record.holder.as_str())).await?;
        let mut resolved = Resolved::new();
        for Numbered { line, record } in records {
            let Some(holder_id) = persons.get(&record.holder).copied() else {
                loading.refuse(line, "holder", reference::no_person(&record.holder));
                continue;
            };
            let card_colour = record.card_colour.map(|colour| colour.code().to_owned());
            let batch_id = loading.batch;
            let row = registry::Model { id: 0, matricule: record.matricule, holder_id, card_colour, batch_id };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }

    fn may_become(existing: &Self::Row, new: &Self::Row) -> Result<(), Reason> {
        if existing.holder_id == new.holder_id {
            return Ok(());
        }
        let message = "is another person than before: a matricule stays with its rights holder".to_owned();
        Err(Reason { column: "holder", message })
    }
}

impl Load for Member {
    type Row = household_member::Model;
    type Key = (i64, i64, NaiveDate);

    const LOOKUP: &'static str = "household_id";

    fn key(row: &Self::Row) -> Self::Key {
        (row.household_id, row.person_id, row.valid_from)
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::numbers(rows.map(|row| row.household_id))
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
            if (record.role == MemberRole::Holder) != (person_id == household.holder_id) {
                let reason = "is `holder` for the rights holder of the household, and for nobody else";
                loading.refuse(line, "role", reason);
                continue;
            }
            let row = household_member::Model {
                id: 0,
                household_id: household.id,
                person_id,
                role: codes::role(record.role),
                recipient: record.recipient,
                valid_from: record.valid_from,
                valid_until: record.valid_until,
                batch_id: loading.batch,
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }
}

impl Load for Right {
    type Row = medical_right::Model;
    type Key = (i64, String, NaiveDate);

    const LOOKUP: &'static str = "household_id";

    fn key(row: &Self::Row) -> Self::Key {
        (row.household_id, row.fund.to_value(), row.valid_from)
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::numbers(rows.map(|row| row.household_id))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let matricules = records.iter().map(|n| n.record.matricule.as_str());
        let households = reference::households(loading.tx, matricules).await?;
        let mut resolved = Resolved::new();
        for Numbered { line, record } in records {
            let Some(household) = households.get(&record.matricule) else {
                loading.refuse(line, "matricule", reference::no_household(&record.matricule));
                continue;
            };
            let row = medical_right::Model {
                id: 0,
                household_id: household.id,
                fund: codes::fund(record.fund),
                valid_from: record.valid_from,
                valid_until: record.valid_until,
                batch_id: loading.batch,
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }
}
