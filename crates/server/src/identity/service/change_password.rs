//! What every way to a new password shares: the rules, and what storing it brings with it (AUTH-11).

use chrono::{DateTime, Utc};
use contract::{identity::PasswordFault, problem::FieldError};
use entity::identity::{one_time_secret::Purpose, session, subscription};
use sea_orm::{ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, sea_query::Expr};
use secrecy::{ExposeSecret as _, SecretString};

use super::owner::{Owner, tell_owner};
use crate::{
    identity::{
        error::IdentityError,
        password_rules::{assess, reason},
        passwords::{HashError, PasswordPool},
        secrets,
    },
    post::Notice,
};

/// What else of a subscription opens the way to a password, and ends when there is a new one.
const WAYS: [Purpose; 3] = [Purpose::PasswordLink, Purpose::PasswordCode, Purpose::ActivationCode];

/// Why `password` cannot become the owner's; nothing when it can.
///
/// # Errors
/// When the pool of passwords is full.
pub async fn fault_of(
    passwords: &PasswordPool,
    owner: &Owner,
    password: &str,
) -> Result<Option<PasswordFault>, IdentityError> {
    let (typed, data) = (SecretString::from(password), owner.personal_data.clone());
    let assessment = passwords.run(move || assess(typed.expose_secret(), &data)).await?.ok_or(HashError::Failed)?;
    if assessment.fault.is_some() {
        return Ok(assessment.fault);
    }
    let is_in_use = match &owner.password_hash {
        Some(stored) => passwords.verify(SecretString::from(password), Some(stored.clone())).await?,
        None => false,
    };
    Ok(is_in_use.then_some(PasswordFault::Unchanged))
}

/// The line of a problem that refuses a new password.
pub fn refused(fault: PasswordFault) -> FieldError {
    FieldError { field: "new_password".to_owned(), code: fault.code().to_owned(), message: reason(fault).to_owned() }
}

/// A new password to be stored.
#[derive(Debug)]
pub struct NewPassword {
    /// The subscription.
    pub subscription_id: i64,
    /// Its hash.
    pub hash: String,
    /// Whether another one is replaced.
    pub is_first: bool,
    /// The hash that must still be stored, when the change rests on knowing it.
    pub replaces: Option<String>,
    /// The session that goes on.
    pub kept_session: Option<i64>,
}

/// Stores a new password: every other session ends, pending links and codes are void, the owner is told. Nothing happens
/// and the answer is false when the password that it replaces is no longer stored.
///
/// Rows are locked in the order that every use case keeps: secrets, sessions, subscription.
pub async fn store(txn: &DatabaseTransaction, new: NewPassword, now: DateTime<Utc>) -> Result<bool, DbErr> {
    secrets::void(txn, new.subscription_id, &WAYS, now).await?;
    session::Entity::delete_many()
        .filter(session::Column::SubscriptionId.eq(new.subscription_id))
        .filter(session::Column::Id.ne(new.kept_session.unwrap_or_default()))
        .exec(txn)
        .await?;
    let mut update = subscription::Entity::update_many()
        .col_expr(subscription::Column::PasswordHash, Expr::value(new.hash))
        .col_expr(subscription::Column::PasswordChangedAt, Expr::value(now))
        .filter(subscription::Column::Id.eq(new.subscription_id));
    if let Some(replaced) = new.replaces {
        update = update.filter(subscription::Column::PasswordHash.eq(replaced));
    }
    if update.exec(txn).await?.rows_affected == 0 {
        return Ok(false);
    }
    let notice = if new.is_first { Notice::SubscriptionReady } else { Notice::PasswordChanged };
    tell_owner(txn, new.subscription_id, &notice, now).await?;
    Ok(true)
}
