//! The brakes on guessing (AUTH-04).
//!
//! Failures are counted by what was typed (matricule and population), whether or not it exists: once together with the
//! address they come from, once from everywhere. Several nodes share the counts through the database. A browser that
//! the subscriber signed in from before has a count of its own and ignores the other two, so that strangers who guess
//! never lock the owner out.

use std::{net::IpAddr, num::NonZeroU32};

use chrono::{DateTime, TimeDelta, Utc};
use entity::identity::sign_in_brake::{ActiveModel, Column, Entity};
use governor::{DefaultKeyedRateLimiter, Quota};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set,
    sea_query::{CaseStatement, Expr, ExprTrait as _, OnConflict},
};

use super::rules::{BrakeScope, FAILURE_MEMORY, wait_after};
use crate::{http::RateLimit, secret::sha256_hex};

/// Limits how often one address may try to identify itself on this node, whatever it types.
pub struct AddressLimiter {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    limit: RateLimit,
}

impl std::fmt::Debug for AddressLimiter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AddressLimiter")
    }
}

impl AddressLimiter {
    /// At most `per_minute` attempts a minute for each address. Many people may share an address (an employer, a
    /// mobile network): keep it generous.
    #[must_use]
    pub fn per_minute(per_minute: NonZeroU32) -> Self {
        let limit = RateLimit { name: "address", quota: per_minute.get(), window_seconds: 60 };
        Self { limiter: DefaultKeyedRateLimiter::keyed(Quota::per_minute(per_minute)), limit }
    }

    /// The limit, for who is refused.
    #[must_use]
    pub const fn limit(&self) -> RateLimit {
        self.limit
    }

    /// Whether `address` may try now.
    #[must_use]
    pub fn admits(&self, address: IpAddr) -> bool {
        self.limiter.check_key(&address).is_ok()
    }

    /// Forgets addresses that have not tried for a while.
    pub fn forget_idle(&self) {
        self.limiter.retain_recent();
    }
}

/// One count of failures.
#[derive(Clone, Debug)]
pub struct Brake {
    key_hash: String,
    scope: BrakeScope,
}

impl Brake {
    /// What was typed, from one address.
    pub fn of_address(typed: &str, address: IpAddr) -> Self {
        Self { key_hash: sha256_hex(format!("address\n{address}\n{typed}").as_bytes()), scope: BrakeScope::Here }
    }

    /// What was typed, from everywhere.
    pub fn of_everywhere(typed: &str) -> Self {
        Self { key_hash: sha256_hex(format!("everywhere\n{typed}").as_bytes()), scope: BrakeScope::Everywhere }
    }

    /// The current password of a subscription, typed in a session of it.
    pub fn of_current_password(subscription_id: i64) -> Self {
        Self {
            key_hash: sha256_hex(format!("current password\n{subscription_id}").as_bytes()),
            scope: BrakeScope::Here,
        }
    }

    /// Requests of a kind for an account, from one address or from everywhere. They never hold up identification.
    pub fn of_request(kind: &str, account: &str, address: Option<IpAddr>) -> Self {
        let (from, scope) = match address {
            Some(address) => (address.to_string(), BrakeScope::Here),
            None => ("everywhere".to_owned(), BrakeScope::Everywhere),
        };
        Self { key_hash: sha256_hex(format!("request\n{kind}\n{from}\n{account}").as_bytes()), scope }
    }

    /// A browser that the subscriber signed in from before.
    pub fn of_known_browser(token_hash: &str) -> Self {
        Self { key_hash: sha256_hex(format!("browser\n{token_hash}").as_bytes()), scope: BrakeScope::Here }
    }
}

/// What several brakes say together.
#[derive(Clone, Copy, Debug)]
pub struct BrakeState {
    /// A failure is counted on one of them.
    pub has_failures: bool,
    /// How long to wait before any of them lets an attempt through; nothing when all do.
    pub wait: Option<TimeDelta>,
}

/// Reads what `brakes` say.
pub async fn state_of(db: &impl ConnectionTrait, brakes: &[Brake], now: DateTime<Utc>) -> Result<BrakeState, DbErr> {
    let until: Vec<Option<DateTime<Utc>>> = Entity::find()
        .select_only()
        .column(Column::BlockedUntil)
        .filter(Column::KeyHash.is_in(brakes.iter().map(|brake| brake.key_hash.as_str())))
        .into_tuple()
        .all(db)
        .await?;
    let has_failures = !until.is_empty();
    let wait = until.into_iter().flatten().map(|until| until - now).filter(|wait| *wait > TimeDelta::zero()).max();
    Ok(BrakeState { has_failures, wait })
}

/// Counts one more failure on each brake. Parallel failures are all counted.
pub async fn count_failure(db: &impl ConnectionTrait, brakes: &[Brake], now: DateTime<Utc>) -> Result<(), DbErr> {
    for brake in brakes {
        let failures = add_failure(db, brake, now).await?;
        let blocked_until = wait_after(failures, brake.scope).map(|wait| now + wait);
        Entity::update_many()
            .col_expr(Column::BlockedUntil, Expr::value(blocked_until))
            .filter(Column::KeyHash.eq(brake.key_hash.as_str()))
            .exec(db)
            .await?;
    }
    Ok(())
}

async fn add_failure(db: &impl ConnectionTrait, brake: &Brake, now: DateTime<Utc>) -> Result<i32, DbErr> {
    let first = ActiveModel {
        key_hash: Set(brake.key_hash.clone()),
        failures: Set(1),
        last_failure_at: Set(now),
        ..Default::default()
    };
    let one_more = CaseStatement::new()
        .case(Expr::col((Entity, Column::LastFailureAt)).lt(now - FAILURE_MEMORY), 1)
        .finally(Expr::col((Entity, Column::Failures)).add(1));
    let on_conflict = OnConflict::column(Column::KeyHash)
        .value(Column::Failures, one_more)
        .value(Column::LastFailureAt, now)
        .to_owned();
    let row = Entity::insert(first).on_conflict(on_conflict).exec_with_returning(db).await?;
    Ok(row.failures)
}

/// Forgets the failures on these brakes: the owner is in.
pub async fn release(db: &impl ConnectionTrait, brakes: &[Brake]) -> Result<(), DbErr> {
    // One by one, in the order in which failures are counted: rows locked in another order could block each other.
    for brake in brakes {
        Entity::delete_many().filter(Column::KeyHash.eq(brake.key_hash.as_str())).exec(db).await?;
    }
    Ok(())
}
