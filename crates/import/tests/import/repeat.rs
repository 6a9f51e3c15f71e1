//! Repeating a batch doubles nothing.

use entity::{household::person, identity::subscription};
use import::{Count, Outcome, list, undo};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};
use testing::TestDatabase;

use crate::support::{Batch, dump, loaded, now};

#[tokio::test]
async fn the_same_batch_again_changes_nothing_and_says_so() {
    let test = TestDatabase::fresh().await;
    let first = loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let again = loaded(&test.db, &Batch::first()).await;
    assert_eq!((again.outcome, again.batch), (Outcome::AlreadyLoaded, first.batch));
    assert!(again.to_string().contains("already loaded as batch"));
    assert_eq!(dump(&test.db).await, before);
    assert_eq!(list(&test.db).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_same_records_under_another_label_leave_every_row_as_it_is() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let again = loaded(&test.db, &Batch::first().labelled("again")).await;
    assert_eq!(again.outcome, Outcome::Loaded);
    for (records, count) in &again.counts.0 {
        assert_eq!((count.inserted, count.updated), (0, 0), "{records}");
    }
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn an_undone_batch_can_be_loaded_again() {
    let test = TestDatabase::fresh().await;
    let first = loaded(&test.db, &Batch::first()).await;
    undo(&test.db, first.batch).await.unwrap();
    let again = loaded(&test.db, &Batch::first()).await;
    assert_eq!(again.outcome, Outcome::Loaded);
    assert_ne!(again.batch, first.batch);
}

#[tokio::test]
async fn what_is_not_the_funds_stays_when_a_record_comes_again() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let person = person::Entity::find().all(&test.db).await.unwrap().remove(0);
    let mut own = subscription::Entity::find().all(&test.db).await.unwrap().remove(0).into_active_model();
    own.password_hash = Set(Some("hash".to_owned()));
    own.last_sign_in_at = Set(Some(now()));
    let own = own.update(&test.db).await.unwrap();
    let next = Batch::first().labelled("next").replacing("persons.csv", ",Anne,", ",Annie,");
    let report = loaded(&test.db, &next).await;
    assert_eq!(report.counts.0["persons"], Count { inserted: 0, updated: 1, unchanged: 4 });
    assert_eq!(report.counts.0["subscriptions"], Count { inserted: 0, updated: 0, unchanged: 3 });
    let after = person::Entity::find_by_id(person.id).one(&test.db).await.unwrap().unwrap();
    assert_eq!((after.first_name.as_str(), after.public_id), ("Annie", person.public_id));
    assert_eq!(subscription::Entity::find_by_id(own.id).one(&test.db).await.unwrap().unwrap(), own);
}
