//! Conventions with complementary insurers, and what people and operators have done with them.

use entity::profile::convention;
use import::undo;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _,
};
use testing::TestDatabase;

use crate::support::{Batch, loaded, refused, shown};

async fn numbered(db: &DatabaseConnection, number: &str) -> convention::Model {
    convention::Entity::find().filter(convention::Column::Number.eq(number)).one(db).await.unwrap().unwrap()
}

async fn give_key(db: &DatabaseConnection, number: &str, hash: &str) {
    let mut row = numbered(db, number).await.into_active_model();
    row.access_key_hash = Set(Some(hash.to_owned()));
    row.update(db).await.unwrap();
}

fn next() -> Batch {
    Batch::first().labelled("next").replacing("conventions.csv", "Mutuelle du Port", "Mutuelle des Ports")
}

#[tokio::test]
async fn a_mailbox_is_kept_in_small_letters() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    assert_eq!(numbered(&test.db, "CV-1").await.mailbox, "decomptes@mutuelle-du-port.example");
}

#[tokio::test]
async fn the_access_key_survives_a_batch_and_the_undoing_of_one() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    give_key(&test.db, "CV-1", "first key").await;
    let second = loaded(&test.db, &next()).await;
    let after = numbered(&test.db, "CV-1").await;
    assert_eq!((after.insurer.as_str(), after.access_key_hash.as_deref()), ("Mutuelle des Ports", Some("first key")));
    give_key(&test.db, "CV-1", "second key").await;
    undo(&test.db, second.batch).await.unwrap();
    let back = numbered(&test.db, "CV-1").await;
    assert_eq!((back.insurer.as_str(), back.access_key_hash.as_deref()), ("Mutuelle du Port", Some("second key")));
}

#[tokio::test]
async fn a_mailbox_belongs_to_one_convention() {
    let test = TestDatabase::fresh().await;
    let twice = Batch::first().appending("conventions.csv", "CV-3,Autre,SOINS@ancienne.example,2024-01-01,");
    let reasons = shown(&refused(&test.db, &twice).await);
    assert_eq!(reasons, "conventions.csv, line 4, column mailbox: belongs to convention `CV-2` already\n");
    loaded(&test.db, &Batch::first()).await;
    let later = Batch::empty("later", "2026-11-22").with(
        "conventions.csv",
        "number,insurer,mailbox,signed_on,ended_on\nCV-3,Autre,soins@ancienne.example,2024-01-01,\n",
    );
    let reasons = shown(&refused(&test.db, &later).await);
    assert_eq!(reasons, "conventions.csv, line 2, column mailbox: belongs to convention `CV-2` already\n");
}

#[tokio::test]
async fn what_is_no_address_is_refused_with_the_reason() {
    let test = TestDatabase::fresh().await;
    let wrong = Batch::first().replacing("conventions.csv", "soins@ancienne.example", "soins.ancienne.example");
    let reasons = shown(&refused(&test.db, &wrong).await);
    assert!(reasons.starts_with("conventions.csv, line 3, column mailbox: is not acceptable: "), "{reasons}");
}
