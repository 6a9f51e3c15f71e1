//! Confirming an address by its link, signed in or not (PROF-03).

use chrono::{DateTime, Utc};
use contract::profile::EmailConfirmation;
use entity::{
    household::{person, registry},
    identity::{
        email_change,
        one_time_secret::{self, Purpose},
        subscription,
    },
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, sea_query::Expr,
};

use super::pending::{is_awaited, is_open};
use crate::{
    identity::secrets,
    post::{MailTo, Notice, queue_mail},
    profile::{
        error::ProfileError,
        subscriptions::{language_of, locked},
    },
    secret::Token,
};

/// What a link confirms. Looking does not use it up.
///
/// # Errors
/// [`ProfileError::LinkUnusable`] when it confirms nothing.
pub async fn read(db: &DatabaseConnection, token: &str, now: DateTime<Utc>) -> Result<EmailConfirmation, ProfileError> {
    let link = usable(db, token, now).await?;
    about(db, &link, None).await
}

/// Confirms the address of a link, once: it is in force from now on, and every other link is void.
///
/// # Errors
/// [`ProfileError::LinkUnusable`] when the link confirms nothing.
pub async fn confirm(
    db: &DatabaseConnection,
    token: &str,
    now: DateTime<Utc>,
) -> Result<EmailConfirmation, ProfileError> {
    let link = usable(db, token, now).await?;
    database::write(db, move |txn| async move {
        if !secrets::use_secret(&txn, link.id, now).await? {
            return Err(ProfileError::LinkUnusable);
        }
        secrets::void_links(&txn, link.subscription_id, Purpose::EmailLink, now).await?;
        let own = locked(&txn, link.subscription_id).await?;
        put_in_force(&txn, &own, &link.address, now).await?;
        let to = MailTo { subscription_id: own.id, address: link.address.clone(), language: language_of(&own) };
        queue_mail(&txn, to, &Notice::EmailConfirmed, now).await?;
        let confirmation = about(&txn, &link, Some(now)).await?;
        Ok((txn, confirmation))
    })
    .await
}

/// A link that confirms an address that is waited for.
#[derive(Debug)]
struct Link {
    id: i64,
    subscription_id: i64,
    address: String,
}

async fn usable(db: &DatabaseConnection, token: &str, now: DateTime<Utc>) -> Result<Link, ProfileError> {
    let link = secrets::usable_link(db, &Token::presented(token), Purpose::EmailLink, now).await?;
    let one_time_secret::Model { id, subscription_id, email_address, .. } = link.ok_or(ProfileError::LinkUnusable)?;
    let address = email_address.ok_or(ProfileError::LinkUnusable)?;
    if !is_awaited(db, subscription_id, &address).await? {
        return Err(ProfileError::LinkUnusable);
    }
    Ok(Link { id, subscription_id, address })
}

async fn put_in_force(
    txn: &DatabaseTransaction,
    own: &subscription::Model,
    address: &str,
    now: DateTime<Utc>,
) -> Result<(), ProfileError> {
    let confirmed = email_change::Entity::update_many()
        .col_expr(email_change::Column::ConfirmedAt, Expr::value(now))
        .filter(email_change::Column::SubscriptionId.eq(own.id))
        .filter(email_change::Column::Address.eq(address))
        .filter(is_open())
        .exec(txn)
        .await?;
    // Another address was asked for since the link was found.
    if confirmed.rows_affected == 0 {
        return Err(ProfileError::LinkUnusable);
    }
    subscription::Entity::update_many()
        .col_expr(subscription::Column::EmailAddress, Expr::value(address))
        .col_expr(subscription::Column::EmailConfirmedAt, Expr::value(now))
        .filter(subscription::Column::Id.eq(own.id))
        .exec(txn)
        .await?;
    Ok(())
}

/// Whose address it is, as the page shows it.
async fn about(
    db: &impl ConnectionTrait,
    link: &Link,
    confirmed_at: Option<DateTime<Utc>>,
) -> Result<EmailConfirmation, ProfileError> {
    let own = subscription::Entity::find_by_id(link.subscription_id).one(db).await?;
    let own = own.ok_or(ProfileError::LinkUnusable)?;
    let gone = || DbErr::RecordNotFound("the person or household of a subscription".to_owned());
    let person = person::Entity::find_by_id(own.person_id).one(db).await?.ok_or_else(gone)?;
    let household = registry::Entity::find_by_id(own.household_id).one(db).await?.ok_or_else(gone)?;
    Ok(EmailConfirmation {
        first_name: person.first_name,
        last_name: person.last_name,
        matricule: household.matricule,
        email: link.address.clone(),
        confirmed_at,
    })
}
