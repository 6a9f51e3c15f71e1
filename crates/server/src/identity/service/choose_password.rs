//! Choosing the password of the subscription that is signed in (AUTH-10, AUTH-11).

use chrono::{DateTime, Utc};
use contract::{
    identity::{LetterCode, PasswordFault},
    problem::FieldError,
};
use entity::identity::{one_time_secret, session};
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    sea_query::Expr,
};
use secrecy::SecretString;

use super::{
    change_password::{NewPassword, fault_of, refused, store},
    owner::{Owner, owner_of},
};
use crate::{
    identity::{
        active_session::ActiveSession,
        brake::{Brake, count_failure, release, state_of},
        error::IdentityError,
        passwords::PasswordPool,
        secrets,
    },
    secret::Token,
};

/// What was typed.
#[derive(Debug)]
pub struct Choice {
    /// The password in use; not looked at in a session that a code has opened.
    pub current: Option<SecretString>,
    /// The new one.
    pub new: SecretString,
}

/// Stores the new password and opens the session anew: the answer is its new secret.
///
/// # Errors
/// [`IdentityError::Passwords`] names each password that is wrong or not acceptable; see [`IdentityError`] for the rest.
pub async fn choose_password(
    db: &DatabaseConnection,
    passwords: &PasswordPool,
    asking: &ActiveSession,
    choice: Choice,
    now: DateTime<Utc>,
) -> Result<Token, IdentityError> {
    use secrecy::ExposeSecret as _;
    let owner = owner_of(db, asking.subscription_id).await?.ok_or(IdentityError::SessionEnded)?;
    let mut errors = Vec::new();
    if asking.one_time_secret_id.is_none() {
        let stored = owner.password_hash.clone();
        let right = is_current_password(db, passwords, asking.subscription_id, stored, choice.current.clone(), now);
        if !right.await? {
            errors.push(wrong_current_password());
        }
    }
    let mut fault = fault_of(passwords, &owner, choice.new.expose_secret()).await?;
    if fault.is_none() && is_code_of(db, passwords, asking, choice.new.expose_secret()).await? {
        fault = Some(PasswordFault::Unchanged);
    }
    errors.extend(fault.map(refused));
    if !errors.is_empty() {
        return Err(IdentityError::Passwords(errors));
    }
    let hash = passwords.hash(choice.new).await?;
    let (session, token) = (asking.clone(), Token::random());
    database::write(db, move |txn| async move {
        open_anew(&txn, &session, &owner, hash, &token, now).await?;
        Ok((txn, token))
    })
    .await
}

/// Whether `typed` is the password in use. Wrong ones are counted: whoever sits at a session left open cannot guess it.
///
/// # Errors
/// [`IdentityError::TooMany`] after a few wrong ones.
pub async fn is_current_password(
    db: &DatabaseConnection,
    passwords: &PasswordPool,
    subscription_id: i64,
    stored: Option<String>,
    typed: Option<SecretString>,
    now: DateTime<Utc>,
) -> Result<bool, IdentityError> {
    let brakes = [Brake::of_current_password(subscription_id)];
    let state = state_of(db, &brakes, now).await?;
    if let Some(wait) = state.wait {
        return Err(IdentityError::TooMany { wait });
    }
    let Some(typed) = typed else { return Ok(false) };
    let right = passwords.verify(typed, stored).await?;
    if !right || state.has_failures {
        database::write(db, move |txn| async move {
            if right {
                release(&txn, &brakes).await?
            } else {
                count_failure(&txn, &brakes, now).await?
            }
            Ok::<_, DbErr>((txn, ()))
        })
        .await?;
    }
    Ok(right)
}

/// The line of a problem that says so.
pub fn wrong_current_password() -> FieldError {
    FieldError {
        field: "current_password".to_owned(),
        code: "wrong".to_owned(),
        message: "is not the password in use".to_owned(),
    }
}

/// Whether a new password is the very code that opened the session: a code never becomes a password.
async fn is_code_of(
    db: &DatabaseConnection,
    passwords: &PasswordPool,
    asking: &ActiveSession,
    new: &str,
) -> Result<bool, IdentityError> {
    let (Some(id), Ok(code)) = (asking.one_time_secret_id, LetterCode::parse(new)) else { return Ok(false) };
    let stored = one_time_secret::Entity::find_by_id(id).one(db).await?.map(|secret| secret.secret_hash);
    Ok(passwords.verify(SecretString::from(code.canonical()), stored).await?)
}

async fn open_anew(
    txn: &DatabaseTransaction,
    asking: &ActiveSession,
    owner: &Owner,
    hash: String,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<(), IdentityError> {
    if let Some(code) = asking.one_time_secret_id
        && !secrets::use_opened_code(txn, code, now).await?
    {
        return Err(IdentityError::SessionEnded);
    }
    let new = NewPassword {
        subscription_id: asking.subscription_id,
        hash,
        is_first: owner.password_hash.is_none(),
        replaces: owner.password_hash.clone().filter(|_| asking.one_time_secret_id.is_none()),
        kept_session: Some(asking.id),
    };
    if !store(txn, new, now).await? {
        return Err(IdentityError::Passwords(vec![wrong_current_password()]));
    }
    let opened = session::Entity::update_many()
        .col_expr(session::Column::TokenHash, Expr::value(token.hash()))
        .col_expr(session::Column::OneTimeSecretId, Expr::value(None::<i64>))
        .filter(session::Column::Id.eq(asking.id))
        .exec(txn)
        .await?;
    if opened.rows_affected == 0 { Err(IdentityError::SessionEnded) } else { Ok(()) }
}
