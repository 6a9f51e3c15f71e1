//! Whose subscription it is: what their password must not be made of, and telling them.

use chrono::{DateTime, NaiveDate, Utc};
use contract::language::Language;
use entity::{
    household::{person, registry},
    identity::subscription,
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, FromQueryResult, JoinType, QuerySelect as _,
};

use super::candidate::{household_of_subscription, person_of_subscription};
use crate::{
    identity::personal_data::PersonalData,
    post::{MailTo, Notice, queue_mail},
};

/// The owner of a subscription.
#[derive(Clone, Debug)]
pub struct Owner {
    /// Hash of the password; none until one is chosen.
    pub password_hash: Option<String>,
    /// Given name.
    pub first_name: String,
    /// Still alive.
    pub is_alive: bool,
    /// What their password must not be made of.
    pub personal_data: PersonalData,
}

#[derive(FromQueryResult)]
struct Row {
    password_hash: Option<String>,
    email_address: Option<String>,
    matricule: String,
    last_name: String,
    birth_name: Option<String>,
    first_name: String,
    birth_date: NaiveDate,
    death_date: Option<NaiveDate>,
    address_line_1: Option<String>,
    address_line_2: Option<String>,
    city: Option<String>,
}

/// The owner of this subscription.
///
/// # Errors
/// When the database fails.
pub async fn owner_of(db: &impl ConnectionTrait, subscription_id: i64) -> Result<Option<Owner>, DbErr> {
    use person::Column;
    let found = subscription::Entity::find_by_id(subscription_id)
        .select_only()
        .columns([subscription::Column::PasswordHash, subscription::Column::EmailAddress])
        .column(registry::Column::Matricule)
        .columns([Column::LastName, Column::BirthName, Column::FirstName, Column::BirthDate, Column::DeathDate])
        .columns([Column::AddressLine1, Column::AddressLine2, Column::City])
        .join(JoinType::InnerJoin, person_of_subscription())
        .join(JoinType::InnerJoin, household_of_subscription())
        .into_model::<Row>()
        .one(db)
        .await?;
    Ok(found.map(Owner::from))
}

impl From<Row> for Owner {
    fn from(row: Row) -> Self {
        let names = [Some(&row.last_name), row.birth_name.as_ref(), Some(&row.first_name)];
        let address = [&row.address_line_1, &row.address_line_2, &row.city];
        let personal_data = PersonalData::new(
            names.into_iter().flatten().map(String::as_str),
            address.into_iter().flatten().map(String::as_str),
            row.birth_date,
            &row.matricule,
            row.email_address.as_deref(),
        );
        Self {
            password_hash: row.password_hash,
            is_alive: row.death_date.is_none(),
            first_name: row.first_name,
            personal_data,
        }
    }
}

/// Queues a mail to the owner of a subscription, in their language; nothing without a confirmed address.
pub async fn tell_owner(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    notice: &Notice,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let Some(subscription) = subscription::Entity::find_by_id(subscription_id).one(txn).await? else {
        return Ok(false);
    };
    let Some(address) = subscription.email_address else { return Ok(false) };
    let language = language_of(&subscription.language);
    queue_mail(txn, MailTo { subscription_id, address, language }, notice, now).await?;
    Ok(true)
}

/// The language of a subscription's mails and letters.
pub fn language_of(stored: &str) -> Language {
    Language::from_tag(stored).unwrap_or_default()
}
