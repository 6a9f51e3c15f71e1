//! Addresses that wait for their confirmation.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::profile::PendingEmail;
use entity::identity::{
    email_change,
    one_time_secret::{self, Purpose},
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::rules::waiting;
use crate::identity::secrets;

/// Neither confirmed nor void.
pub fn is_open() -> Condition {
    use email_change::Column;
    Condition::all().add(Column::ConfirmedAt.is_null()).add(Column::VoidedAt.is_null())
}

/// Whether a subscription waits for the confirmation of this very address. Asked before a link to it is mailed: a
/// message whose address is no longer waited for has nothing to say.
///
/// # Errors
/// When the database fails.
pub async fn is_awaited(db: &impl ConnectionTrait, subscription_id: i64, address: &str) -> Result<bool, DbErr> {
    use email_change::Column;
    let open = email_change::Entity::find()
        .filter(Column::SubscriptionId.eq(subscription_id))
        .filter(Column::Address.eq(address))
        .filter(is_open())
        .one(db)
        .await?;
    Ok(open.is_some())
}

/// What waits for its confirmation, by subscription.
///
/// # Errors
/// When the database fails.
pub async fn pending(
    db: &impl ConnectionTrait,
    subscriptions: impl Iterator<Item = i64> + Clone,
    now: DateTime<Utc>,
) -> Result<HashMap<i64, PendingEmail>, DbErr> {
    let changes = email_change::Entity::find()
        .filter(email_change::Column::SubscriptionId.is_in(subscriptions.clone()))
        .filter(is_open())
        .all(db)
        .await?;
    if changes.is_empty() {
        return Ok(HashMap::new());
    }
    let links: Vec<(i64, Option<String>, DateTime<Utc>)> = one_time_secret::Entity::find()
        .select_only()
        .columns([one_time_secret::Column::SubscriptionId, one_time_secret::Column::EmailAddress])
        .column(one_time_secret::Column::ExpiresAt)
        .filter(one_time_secret::Column::SubscriptionId.is_in(subscriptions))
        .filter(one_time_secret::Column::Purpose.eq(Purpose::EmailLink))
        .filter(secrets::is_usable(now))
        .order_by_asc(one_time_secret::Column::ExpiresAt)
        .into_tuple()
        .all(db)
        .await?;
    let until: HashMap<(i64, Option<String>), DateTime<Utc>> =
        links.into_iter().map(|(subscription, address, until)| ((subscription, address), until)).collect();
    let waiting = changes.into_iter().filter_map(|change| {
        let link = until.get(&(change.subscription_id, Some(change.address.clone()))).copied();
        Some((change.subscription_id, waiting(change.address, change.requested_at, link, now)?))
    });
    Ok(waiting.collect())
}
