//! Asking for another address (PROF-02, PROF-04).

use chrono::{DateTime, Utc};
use contract::{email::EmailAddress, language::Language, profile::PendingEmail};
use entity::identity::{email_change, one_time_secret::Purpose, subscription};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr,
};
use secrecy::SecretString;

use super::{
    pending::is_open,
    rules::{COUNTED_OVER, MOST_CHANGES, is_unchanged, wait_before_next},
};
use crate::{
    identity::{PasswordPool, PersonScope, is_current_password, secrets},
    post::{MailTo, Notice, queue_mail},
    profile::{
        error::{ProfileError, field_error, invalid},
        subscriptions::{confirmed_address, locked, own_subscription},
    },
};

/// What was asked for.
#[derive(Debug)]
pub struct Change {
    /// Whose subscription it is.
    pub person: PersonScope,
    /// The subscription, as the address names it.
    pub subscription: String,
    /// The new address, as it was typed.
    pub email: String,
    /// The password of that subscription.
    pub password: SecretString,
    /// The language in which the portal is used.
    pub language: Language,
}

/// Asks for another address: a message with a link goes to it, one that says so to the address in force, and earlier
/// links are void. The address in force stays until the link is confirmed.
///
/// # Errors
/// See [`ProfileError`].
pub async fn change(
    db: &DatabaseConnection,
    passwords: &PasswordPool,
    change: Change,
    now: DateTime<Utc>,
) -> Result<PendingEmail, ProfileError> {
    let own = own_subscription(db, change.person, &change.subscription).await?;
    let address = EmailAddress::parse(&change.email);
    let right = is_current_password(db, passwords, own.id, own.password_hash, Some(change.password), now).await?;
    let wrong = field_error("password", "wrong", "is not the password of this subscription");
    let mut errors: Vec<_> = (!right).then_some(wrong).into_iter().collect();
    let address = match address {
        Ok(address) if errors.is_empty() => address,
        Ok(_) => return Err(ProfileError::Invalid(errors)),
        Err(fault) => {
            errors.insert(0, field_error("email", fault.code(), fault.to_string()));
            return Err(ProfileError::Invalid(errors));
        }
    };
    let (id, language) = (own.id, change.language);
    database::write(db, move |txn| async move {
        // Secrets are locked before the subscription, as everywhere.
        secrets::void_links(&txn, id, Purpose::EmailLink, now).await?;
        let own = locked(&txn, id).await?;
        if is_unchanged(confirmed_address(&own), &address) {
            return Err(invalid("email", "unchanged", "is the address in force"));
        }
        if let Some(wait) = wait_before_next(&latest(&txn, id, now).await?, now) {
            return Err(ProfileError::TooMany { wait });
        }
        open(&txn, id, &address, now).await?;
        tell(&txn, &own, &address, language, now).await?;
        let email = String::from(address);
        Ok((txn, PendingEmail { email, requested_at: now, expires_at: now + secrets::LINK_LIFE }))
    })
    .await
}

/// When the latest changes were asked for, the newest first.
async fn latest(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    now: DateTime<Utc>,
) -> Result<Vec<DateTime<Utc>>, DbErr> {
    use email_change::Column;
    email_change::Entity::find()
        .select_only()
        .column(Column::RequestedAt)
        .filter(Column::SubscriptionId.eq(subscription_id))
        .filter(Column::RequestedAt.gt(now - COUNTED_OVER))
        .order_by_desc(Column::RequestedAt)
        .limit(MOST_CHANGES as u64)
        .into_tuple()
        .all(txn)
        .await
}

/// Waits for this address instead of any other.
async fn open(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    address: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use email_change::Column;
    email_change::Entity::update_many()
        .col_expr(Column::VoidedAt, Expr::value(now))
        .filter(Column::SubscriptionId.eq(subscription_id))
        .filter(is_open())
        .exec(txn)
        .await?;
    let change = email_change::ActiveModel {
        subscription_id: Set(subscription_id),
        address: Set(address.as_str().to_owned()),
        requested_at: Set(now),
        ..Default::default()
    };
    change.insert(txn).await?;
    Ok(())
}

async fn tell(
    txn: &DatabaseTransaction,
    own: &subscription::Model,
    address: &EmailAddress,
    language: Language,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let to = |address: &str| MailTo { subscription_id: own.id, address: address.to_owned(), language };
    queue_mail(txn, to(address.as_str()), &Notice::EmailLink, now).await?;
    if let Some(in_force) = confirmed_address(own) {
        let notice = Notice::EmailChangeAsked { new_address: address.masked() };
        queue_mail(txn, to(in_force), &notice, now).await?;
    }
    Ok(())
}
