//! Subscriptions. Passwords are never the fund's to give: they stay as the person chose them.

use entity::identity::subscription::{self, MailOption};
use extract::records::{Population, Subscription};
use sea_orm::ActiveEnum as _;
use uuid::Uuid;

use super::{Load, Resolved, codes, reference};
use crate::{ImportError, loading::Loading, read::Numbered, store::Keys};

impl Load for Subscription {
    type Row = subscription::Model;
    type Key = (i64, i64, String);

    const LOOKUP: &'static str = "household_id";

    fn key(row: &Self::Row) -> Self::Key {
        (row.household_id, row.person_id, row.population.to_value())
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
            // That a spouse is one is asked of the members at the end of the file, by one query.
            if record.population != Population::Spouse && person_id != household.holder_id {
                let population = record.population.code();
                loading.refuse(
                    line,
                    "person",
                    format!("is not the rights holder, who alone subscribes as `{population}`"),
                );
                continue;
            }
            let row = subscription::Model {
                id: 0,
                household_id: household.id,
                person_id,
                population: codes::population(record.population),
                password_hash: None,
                last_sign_in_at: None,
                batch_id: Some(loading.batch),
                public_id: Uuid::new_v4(),
                created_at: None,
                password_changed_at: None,
                email_address: None,
                email_confirmed_at: None,
                mail_option: MailOption::Postal,
                mail_option_chosen_at: None,
                language: "fr".to_owned(),
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }
}
