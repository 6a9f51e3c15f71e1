//! Secrets that are used once: codes of letters and links of mails (AUTH-05, AUTH-07, PROF-02).
//!
//! Only hashes are stored. A link carries 256 bits of its own, for which SHA-256 is enough; a code carries 54, for which
//! a slow hash is needed: its maker hashes `code.canonical()` with [`hash_password`](super::hash_password), away from
//! the async threads.

use chrono::{DateTime, TimeDelta, Utc};
use contract::identity::LetterCode;
use entity::identity::one_time_secret::{ActiveModel, Column, Entity, Model, Purpose};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
    sea_query::{Expr, ExprTrait as _, SimpleExpr},
};

use crate::secret::Token;

/// How long a mailed link holds (AUTH-05).
pub const LINK_LIFE: TimeDelta = TimeDelta::hours(24);

/// How long the code of a letter holds (AUTH-05).
pub const CODE_LIFE: TimeDelta = TimeDelta::days(30);

/// Wrong codes that may be typed before a code stops working.
pub const MOST_FAILED_TRIES: i32 = 20;

/// Most codes of a subscription that can be used at one time: one, or two when two were printed at the same moment.
pub const MOST_CODES: u64 = 2;

/// What codes of letters are for.
pub const CODE_PURPOSES: [Purpose; 2] = [Purpose::ActivationCode, Purpose::PasswordCode];

/// A new code for a letter: the only place where it is known is the letter.
#[must_use]
pub fn random_code() -> LetterCode {
    // Below 248, every value modulo 31 is as likely as any other; the rest is drawn again.
    let number = || std::iter::repeat_with(rand::random::<u8>).find(|byte| *byte < 248).unwrap_or_default();
    LetterCode::from_numbers(std::array::from_fn(|_| number()))
}

/// Makes a link for a mail; it holds 24 hours, and earlier ones stay as they are (AUTH-06). `email_address` is what the
/// link confirms, for links that confirm one.
///
/// # Errors
/// When the database fails.
pub async fn issue_link(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    purpose: Purpose,
    email_address: Option<String>,
    now: DateTime<Utc>,
) -> Result<Token, DbErr> {
    let token = Token::random();
    let link = ActiveModel { email_address: Set(email_address), ..unused(subscription_id, purpose, token.hash(), now) };
    ActiveModel { expires_at: Set(now + LINK_LIFE), ..link }.insert(txn).await?;
    Ok(token)
}

/// Stores a code for a letter under its slow hash and answers its key. It holds 30 days; earlier codes of the
/// subscription stop working.
///
/// # Errors
/// When the database fails.
pub async fn issue_code(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    purpose: Purpose,
    code_hash: String,
    now: DateTime<Utc>,
) -> Result<i64, DbErr> {
    void(txn, subscription_id, &CODE_PURPOSES, now).await?;
    let code = unused(subscription_id, purpose, code_hash, now);
    Ok(ActiveModel { expires_at: Set(now + CODE_LIFE), ..code }.insert(txn).await?.id)
}

fn unused(subscription_id: i64, purpose: Purpose, secret_hash: String, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        subscription_id: Set(subscription_id),
        purpose: Set(purpose),
        secret_hash: Set(secret_hash),
        created_at: Set(now),
        failed_tries: Set(0),
        ..Default::default()
    }
}

/// The link that `token` is, when it can be used for `purpose`. Looking does not use it: mail scanners look too.
///
/// # Errors
/// When the database fails.
pub async fn usable_link(
    db: &impl ConnectionTrait,
    token: &Token,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::SecretHash.eq(token.hash()))
        .filter(Column::Purpose.eq(purpose))
        .filter(is_usable(now))
        .one(db)
        .await
}

/// The codes of letters that a subscription can use, the newest first; the same query without a subscription finds none.
///
/// # Errors
/// When the database fails.
pub async fn usable_codes(
    db: &impl ConnectionTrait,
    subscription_id: Option<i64>,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::SubscriptionId.eq(subscription_id.unwrap_or_default()))
        .filter(Column::Purpose.is_in(CODE_PURPOSES))
        .filter(is_usable(now))
        .order_by_desc(Column::Id)
        .limit(MOST_CODES)
        .all(db)
        .await
}

/// Uses up a code that has opened a session: the session may last longer than the code would. False when it was used
/// or made void meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn use_opened_code(txn: &DatabaseTransaction, id: i64, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(is_open())
        .exec(txn)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Uses a secret up. Of any number of tries, at the same moment or not, exactly one is answered `true`.
///
/// # Errors
/// When the database fails.
pub async fn use_secret(txn: &DatabaseTransaction, id: i64, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(is_usable(now))
        .exec(txn)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Makes every unused link of a subscription for `purpose` void.
///
/// # Errors
/// When the database fails.
pub async fn void_links(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    void(txn, subscription_id, &[purpose], now).await
}

/// Makes the unused secrets of a subscription for these purposes void.
///
/// # Errors
/// When the database fails.
pub async fn void(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    purposes: &[Purpose],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::VoidedAt, Expr::value(now))
        .filter(Column::SubscriptionId.eq(subscription_id))
        .filter(Column::Purpose.is_in(purposes.iter().copied()))
        .filter(is_open())
        .exec(txn)
        .await?;
    Ok(())
}

/// Neither used nor void.
fn is_open() -> SimpleExpr {
    Column::UsedAt.is_null().and(Column::VoidedAt.is_null())
}

/// Can be used at this moment.
pub fn is_usable(now: DateTime<Utc>) -> SimpleExpr {
    is_open().and(Column::ExpiresAt.gt(now)).and(Column::FailedTries.lt(MOST_FAILED_TRIES))
}

#[cfg(test)]
mod tests;
