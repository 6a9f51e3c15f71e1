//! Links and codes over a database of their own.
#![allow(clippy::unwrap_used, reason = "tests")]

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
