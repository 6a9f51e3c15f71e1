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
    QueryFilter as _, Set,
    sea_query::{Expr, ExprTrait as _, SimpleExpr},
};

use crate::secret::Token;

/// How long a mailed link holds (AUTH-05).
pub const LINK_LIFE: TimeDelta = TimeDelta::hours(24);

/// How long the code of a letter holds (AUTH-05).
pub const CODE_LIFE: TimeDelta = TimeDelta::days(30);

/// Wrong codes that may be typed before a code stops working.
pub const MOST_FAILED_TRIES: i32 = 20;

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
mod tests {
    use std::collections::HashSet;

    use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
    use entity::{
        fund::import_batch::{self, BatchState},
        household::{person, registry},
        identity::{
            one_time_secret::Purpose,
            subscription::{self, MailOption, Population},
        },
    };
    use futures_util::future::join_all;
    use sea_orm::{ActiveModelTrait as _, DatabaseConnection, DbErr, Set};
    use testing::TestDatabase;
    use uuid::Uuid;

    use super::{issue_code, issue_link, random_code, usable_link, use_secret, void_links};
    use crate::secret::Token;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    /// A database with one subscription, and its key.
    async fn one_subscription() -> (TestDatabase, i64) {
        let database = TestDatabase::fresh().await;
        let db = &database.db;
        let day = NaiveDate::from_ymd_opt(1979, 3, 15).unwrap();
        let batch = import_batch::ActiveModel {
            label: Set("test".to_owned()),
            content_hash: Set(String::new()),
            as_of: Set(day),
            loaded_at: Set(now()),
            state: Set(BatchState::Loaded),
            counts: Set("{}".to_owned()),
            ..Default::default()
        };
        let batch_id = batch.insert(db).await.unwrap().id;
        let somebody = person::ActiveModel {
            public_id: Set(Uuid::new_v4()),
            number: Set("1".to_owned()),
            last_name: Set("Dupont".to_owned()),
            first_name: Set("Alain".to_owned()),
            birth_date: Set(day),
            file_incomplete: Set(false),
            batch_id: Set(batch_id),
            ..Default::default()
        };
        let person_id = somebody.insert(db).await.unwrap().id;
        let household = registry::ActiveModel {
            matricule: Set("002490".to_owned()),
            holder_id: Set(person_id),
            batch_id: Set(batch_id),
            ..Default::default()
        };
        let subscription = subscription::ActiveModel {
            household_id: Set(household.insert(db).await.unwrap().id),
            person_id: Set(person_id),
            population: Set(Population::Employee),
            batch_id: Set(Some(batch_id)),
            public_id: Set(Uuid::new_v4()),
            mail_option: Set(MailOption::Postal),
            language: Set("fr".to_owned()),
            ..Default::default()
        };
        let subscription_id = subscription.insert(db).await.unwrap().id;
        (database, subscription_id)
    }

    async fn link(db: &DatabaseConnection, subscription: i64, purpose: Purpose) -> Token {
        database::write(db, move |txn| async move {
            let token = issue_link(&txn, subscription, purpose, None, now()).await?;
            Ok::<_, DbErr>((txn, token))
        })
        .await
        .unwrap()
    }

    async fn code(db: &DatabaseConnection, subscription: i64, purpose: Purpose, hash: &str) -> i64 {
        let hash = hash.to_owned();
        database::write(db, move |txn| async move {
            let id = issue_code(&txn, subscription, purpose, hash, now()).await?;
            Ok::<_, DbErr>((txn, id))
        })
        .await
        .unwrap()
    }

    async fn is_used(db: &DatabaseConnection, id: i64, at: DateTime<Utc>) -> bool {
        database::write(db, move |txn| async move {
            let used = use_secret(&txn, id, at).await?;
            Ok::<_, DbErr>((txn, used))
        })
        .await
        .unwrap()
    }

    #[test]
    fn codes_are_all_different() {
        let codes: HashSet<String> = (0..1_000).map(|_| random_code().canonical()).collect();
        assert_eq!(codes.len(), 1_000);
    }

    #[tokio::test]
    async fn a_link_is_found_by_its_secret_and_purpose_for_a_day() {
        let (database, subscription) = one_subscription().await;
        let db = &database.db;
        let token = link(db, subscription, Purpose::PasswordLink).await;
        let at = |hours| now() + TimeDelta::hours(hours);
        for (purpose, hours, found) in [
            (Purpose::PasswordLink, 0, true),
            (Purpose::PasswordLink, 23, true),
            (Purpose::PasswordLink, 24, false),
            (Purpose::EmailLink, 0, false),
        ] {
            let link = usable_link(db, &token, purpose, at(hours)).await.unwrap();
            assert_eq!(link.is_some(), found, "{purpose:?} after {hours} hours");
        }
        assert_eq!(usable_link(db, &Token::random(), Purpose::PasswordLink, now()).await.unwrap(), None);
    }

    #[tokio::test]
    async fn looking_at_a_link_never_uses_it_and_using_it_ends_it() {
        let (database, subscription) = one_subscription().await;
        let db = &database.db;
        let token = link(db, subscription, Purpose::EmailLink).await;
        for _ in 0..3 {
            assert!(usable_link(db, &token, Purpose::EmailLink, now()).await.unwrap().is_some());
        }
        let id = usable_link(db, &token, Purpose::EmailLink, now()).await.unwrap().unwrap().id;
        assert!(is_used(db, id, now()).await);
        assert_eq!(usable_link(db, &token, Purpose::EmailLink, now()).await.unwrap(), None);
        assert!(!is_used(db, id, now()).await);
    }

    #[tokio::test]
    async fn of_a_hundred_parallel_uses_exactly_one_succeeds() {
        let (database, subscription) = one_subscription().await;
        let id = code(&database.db, subscription, Purpose::ActivationCode, "a").await;
        let uses = join_all((0..100).map(|_| is_used(&database.db, id, now()))).await;
        assert_eq!(uses.into_iter().filter(|used| *used).count(), 1);
    }

    #[tokio::test]
    async fn a_new_code_takes_the_place_of_earlier_ones_and_leaves_links_alone() {
        let (database, subscription) = one_subscription().await;
        let db = &database.db;
        let token = link(db, subscription, Purpose::PasswordLink).await;
        let first = code(db, subscription, Purpose::ActivationCode, "a").await;
        let second = code(db, subscription, Purpose::PasswordCode, "b").await;
        assert!(!is_used(db, first, now()).await);
        assert!(!is_used(db, second, now() + TimeDelta::days(30)).await, "it has expired");
        assert!(is_used(db, second, now() + TimeDelta::days(29)).await);
        assert!(usable_link(db, &token, Purpose::PasswordLink, now()).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn void_links_open_nothing() {
        let (database, subscription) = one_subscription().await;
        let db = &database.db;
        let (password, email) =
            (link(db, subscription, Purpose::PasswordLink).await, link(db, subscription, Purpose::EmailLink).await);
        database::write(db, move |txn| async move {
            void_links(&txn, subscription, Purpose::PasswordLink, now()).await?;
            Ok::<_, DbErr>((txn, ()))
        })
        .await
        .unwrap();
        assert_eq!(usable_link(db, &password, Purpose::PasswordLink, now()).await.unwrap(), None);
        assert!(usable_link(db, &email, Purpose::EmailLink, now()).await.unwrap().is_some());
    }
}
