//! A mailed link to a new password (AUTH-05).

use chrono::{DateTime, Utc};
use contract::identity::{PasswordFault, PasswordLink};
use entity::identity::one_time_secret::{self, Purpose};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use secrecy::{ExposeSecret as _, SecretString};

use super::{
    change_password::{NewPassword, fault_of, refused, store},
    owner::{Owner, owner_of},
};
use crate::{
    identity::{error::IdentityError, passwords::PasswordPool, secrets},
    secret::Token,
};

/// What the link is worth. Looking does not use it.
///
/// # Errors
/// [`IdentityError::LinkUnusable`], whatever the reason.
pub async fn read_password_link(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<PasswordLink, IdentityError> {
    let (link, owner) = find(db, token, now).await?;
    Ok(PasswordLink { first_name: owner.first_name, expires_at: link.expires_at })
}

/// Sets a new password by the link, once. Every session of the subscription ends.
///
/// # Errors
/// [`IdentityError::LinkUnusable`] for a link that cannot be used, [`IdentityError::Passwords`] for a password that is
/// not acceptable; the link can then still be used.
pub async fn reset_password(
    db: &DatabaseConnection,
    passwords: &PasswordPool,
    token: &Token,
    password: SecretString,
    now: DateTime<Utc>,
) -> Result<(), IdentityError> {
    let (link, owner) = find(db, token, now).await?;
    let mut fault = fault_of(passwords, &owner, password.expose_secret()).await?;
    if password.expose_secret() == token.reveal() {
        fault = Some(PasswordFault::Unchanged);
    }
    if let Some(fault) = fault {
        return Err(IdentityError::Passwords(vec![refused(fault)]));
    }
    let hash = passwords.hash(password).await?;
    database::write(db, move |txn| async move {
        if !secrets::use_secret(&txn, link.id, now).await? {
            return Err(IdentityError::LinkUnusable);
        }
        let new = NewPassword {
            subscription_id: link.subscription_id,
            hash,
            is_first: owner.password_hash.is_none(),
            replaces: None,
            kept_session: None,
        };
        store(&txn, new, now).await?;
        Ok((txn, ()))
    })
    .await
}

async fn find(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<(one_time_secret::Model, Owner), IdentityError> {
    let link = secrets::usable_link(db, token, Purpose::PasswordLink, now).await?.ok_or(IdentityError::LinkUnusable)?;
    let owner = owner_of(db, link.subscription_id).await?.filter(|owner| owner.is_alive);
    Ok((link, owner.ok_or(IdentityError::LinkUnusable)?))
}
