//! « Mon profil »: the subscriptions of a person (PROF-01).

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use contract::profile::{Profile, SubscriptionProfile};
use entity::{household::registry, identity::subscription};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::{
    email,
    subscriptions::{confirmed_address, is_holders, mail_option, with_medical_right},
};
use crate::identity::{Subscriber, population};

/// More subscriptions than anybody has.
const MOST_SUBSCRIPTIONS: u64 = 50;

/// Every subscription of the person, the one that is signed in first.
///
/// # Errors
/// When the database fails.
pub async fn read_profile(caller: &Subscriber, today: NaiveDate, now: DateTime<Utc>) -> Result<Profile, DbErr> {
    let db = &caller.db;
    let mut subscriptions = subscription::Entity::find()
        .filter(subscription::Column::PersonId.eq(caller.person.person_id()))
        .order_by_asc(subscription::Column::Id)
        .limit(MOST_SUBSCRIPTIONS)
        .all(db)
        .await?;
    subscriptions.sort_by_key(|one| one.id != caller.person.subscription_id());
    let households = subscriptions.iter().map(|one| one.household_id);
    let matricules = matricules(db, households.clone()).await?;
    let covered: HashSet<i64> = with_medical_right(db, households, today).await?.into_iter().collect();
    let mut pending = email::pending(db, subscriptions.iter().map(|one| one.id), now).await?;
    let subscriptions = subscriptions
        .into_iter()
        .map(|one| SubscriptionProfile {
            id: one.public_id,
            matricule: matricules.get(&one.household_id).cloned().unwrap_or_default(),
            population: population(one.population),
            current: one.id == caller.person.subscription_id(),
            email: confirmed_address(&one).map(str::to_owned),
            email_confirmed_at: one.email_confirmed_at,
            pending_email: pending.remove(&one.id),
            password_changed_at: one.password_changed_at,
            mail_option: mail_option(one.mail_option),
            can_forward: is_holders(&one) && covered.contains(&one.household_id),
        })
        .collect();
    Ok(Profile { subscriptions })
}

/// The matricules of these households.
async fn matricules(
    db: &impl ConnectionTrait,
    households: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, String>, DbErr> {
    let found: Vec<(i64, String)> = registry::Entity::find()
        .select_only()
        .columns([registry::Column::Id, registry::Column::Matricule])
        .filter(registry::Column::Id.is_in(households))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}
