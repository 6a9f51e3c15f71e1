//! The subscriptions of a person: reached through the person and in no other way (PROF-01).

use chrono::NaiveDate;
use contract::language::Language;
use entity::{
    household::medical_right,
    identity::subscription::{self, MailOption, Population},
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _,
};
use uuid::Uuid;

use super::error::ProfileError;
use crate::identity::PersonScope;

/// The subscription of the person that `id` names.
pub async fn own_subscription(
    db: &impl ConnectionTrait,
    person: PersonScope,
    id: &str,
) -> Result<subscription::Model, ProfileError> {
    let id = Uuid::try_parse(id).map_err(|_| ProfileError::NotFound)?;
    let found = subscription::Entity::find()
        .filter(subscription::Column::PublicId.eq(id))
        .filter(subscription::Column::PersonId.eq(person.person_id()))
        .one(db)
        .await?;
    found.ok_or(ProfileError::NotFound)
}

/// The subscription as it stands, kept from everybody else until the transaction ends. On SQLite the transaction itself
/// does that.
pub async fn locked(txn: &DatabaseTransaction, id: i64) -> Result<subscription::Model, ProfileError> {
    let found = subscription::Entity::find_by_id(id).lock_exclusive().one(txn).await?;
    found.ok_or(ProfileError::NotFound)
}

/// The households among `households` that a fund refunds care to on `today`.
pub async fn with_medical_right(
    db: &impl ConnectionTrait,
    households: impl IntoIterator<Item = i64>,
    today: NaiveDate,
) -> Result<Vec<i64>, DbErr> {
    use medical_right::Column;
    medical_right::Entity::find()
        .select_only()
        .column(Column::HouseholdId)
        .distinct()
        .filter(Column::HouseholdId.is_in(households))
        .filter(Column::ValidFrom.lte(today))
        .filter(Condition::any().add(Column::ValidUntil.is_null()).add(Column::ValidUntil.gte(today)))
        .into_tuple()
        .all(db)
        .await
}

/// Whether a subscription's person can be the one who opens the rights of the household: whoever subscribed as spouse is
/// not (AUTH-02).
pub fn is_holders(subscription: &subscription::Model) -> bool {
    subscription.population != Population::Spouse
}

/// The confirmed address; none while it is not confirmed.
pub fn confirmed_address(subscription: &subscription::Model) -> Option<&str> {
    subscription.email_confirmed_at.and(subscription.email_address.as_deref())
}

/// Language of the subscription's mails.
pub fn language_of(subscription: &subscription::Model) -> Language {
    Language::from_tag(&subscription.language).unwrap_or_default()
}

/// The mail option as it travels.
pub const fn mail_option(stored: MailOption) -> contract::profile::MailOption {
    match stored {
        MailOption::Postal => contract::profile::MailOption::Postal,
        MailOption::Electronic => contract::profile::MailOption::Electronic,
    }
}
