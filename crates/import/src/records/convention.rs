//! Conventions with complementary insurers. Access keys are never the fund's core systems' to give: they stay.

use std::collections::HashMap;

use entity::profile::convention;
use extract::records::Convention;

use super::{Load, Resolved};
use crate::{
    ImportError,
    loading::Loading,
    read::Numbered,
    store::{Keys, look_up},
};

impl Load for Convention {
    type Row = convention::Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Self::Row) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let mut resolved = Resolved::new();
        let mut owners = mailboxes(loading, &records).await?;
        for Numbered { line, record } in records {
            let Self { number, insurer, mailbox, signed_on, ended_on } = record;
            let mailbox = mailbox.to_ascii_lowercase();
            match owners.get(&mailbox) {
                Some(owner) if *owner != number => {
                    loading.refuse(line, "mailbox", format!("belongs to convention `{owner}` already"));
                    continue;
                }
                _ => owners.insert(mailbox.clone(), number.clone()),
            };
            let row = convention::Model {
                id: 0,
                number,
                insurer,
                mailbox,
                signed_on,
                ended_on,
                access_key_hash: None,
                batch_id: loading.batch,
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }
}

/// The conventions that have the mailboxes of `records` already, by mailbox.
async fn mailboxes(
    loading: &Loading<'_>,
    records: &[Numbered<Convention>],
) -> Result<HashMap<String, String>, ImportError> {
    let wanted: Vec<String> = records.iter().map(|numbered| numbered.record.mailbox.to_ascii_lowercase()).collect();
    let keys = Keys::texts(wanted.iter().map(String::as_str));
    let found: Vec<convention::Model> = look_up(loading.tx, "mailbox", &keys).await?;
    Ok(found.into_iter().map(|row| (row.mailbox, row.number)).collect())
}
