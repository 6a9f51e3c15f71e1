//! References from one record to others: looked up once a chunk.

use std::collections::HashMap;

use database::WriteTransaction;
use entity::household::{person, registry};
use sea_orm::DbErr;

use crate::store::{Keys, look_up, pairs};

/// What others need to know of a household.
#[derive(Clone, Copy, Debug)]
pub struct Household {
    /// Its key.
    pub id: i64,
    /// Key of the rights holder.
    pub holder_id: i64,
}

/// The households with these matricules.
pub async fn households<'n>(
    tx: &WriteTransaction,
    matricules: impl Iterator<Item = &'n str>,
) -> Result<HashMap<String, Household>, DbErr> {
    let found: Vec<registry::Model> = look_up(tx, "matricule", &Keys::texts(matricules)).await?;
    Ok(found.into_iter().map(|row| (row.matricule, Household { id: row.id, holder_id: row.holder_id })).collect())
}

/// The keys of the persons with these numbers.
pub async fn persons<'n>(
    tx: &WriteTransaction,
    numbers: impl Iterator<Item = &'n str>,
) -> Result<HashMap<String, i64>, DbErr> {
    pairs::<person::Model>(tx, "number", numbers).await
}

/// The reason against a reference to a household that is not known.
pub fn no_household(matricule: &str) -> String {
    format!("no household has the matricule `{matricule}`, in this batch or before")
}

/// The reason against a reference to a person who is not known.
pub fn no_person(number: &str) -> String {
    format!("no person has the number `{number}`, in this batch or before")
}
