//! Batches come back in the reverse order of their loading.

use entity::identity::{known_browser, session, subscription};
use import::{ImportError, list, undo};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    EntityTrait as _,
};
use testing::TestDatabase;
use uuid::Uuid;

use crate::support::{Batch, dump, loaded, now};

#[tokio::test]
async fn undoing_gives_the_earlier_rows_back_byte_for_byte() {
    let test = TestDatabase::fresh().await;
    let empty = dump(&test.db).await;
    let first = loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let next = Batch::first()
        .labelled("next")
        .replacing(
            "persons.csv",
            "3 rue Plati,,98000,Monaco,MC,false\nP2",
            "8 rue Grimaldi,2e,98000,Monaco,MC,true\nP2",
        )
        .replacing("members.csv", "2014-06-01,", "2014-06-01,2026-11-01")
        .replacing("households.csv", "rose", "bulle")
        .replacing("parameters.csv", "3440", "3500")
        .replacing("benefits.csv", "Visita", "Visita medica")
        .replacing("practitioners.csv", "Cardiologie", "Pneumologie")
        .replacing("rights.csv", "2005-01-01,", "2005-01-01,2026-12-31")
        .replacing("lines.csv", "1830,1464,1830", "1930,1544,1930")
        .appending("persons.csv", "P6,Novaro,,Léa,2026-11-01,,,,,,,,false")
        .appending("members.csv", "100001,P6,child,false,2026-11-01,");
    let second = loaded(&test.db, &next).await;
    assert_ne!(dump(&test.db).await, before);
    let report = undo(&test.db, second.batch).await.unwrap();
    assert_eq!((report.deleted, report.restored), (2, 8));
    assert_eq!(dump(&test.db).await, before);
    undo(&test.db, first.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, empty);
    assert!(list(&test.db).await.unwrap().iter().all(|batch| batch.undone));
}

#[tokio::test]
async fn only_the_newest_loaded_batch_can_go() {
    let test = TestDatabase::fresh().await;
    let first = loaded(&test.db, &Batch::first()).await;
    let second = loaded(&test.db, &Batch::empty("second", "2026-11-22")).await;
    let error = undo(&test.db, first.batch).await.unwrap_err();
    assert!(matches!(error, ImportError::NotNewest { newest, .. } if newest == second.batch), "{error}");
    undo(&test.db, second.batch).await.unwrap();
    let error = undo(&test.db, second.batch).await.unwrap_err();
    assert!(matches!(error, ImportError::AlreadyUndone(batch) if batch == second.batch), "{error}");
    let error = undo(&test.db, 999).await.unwrap_err();
    assert!(matches!(error, ImportError::UnknownBatch(999)), "{error}");
    undo(&test.db, first.batch).await.unwrap();
}

#[tokio::test]
async fn sessions_and_known_browsers_go_with_their_subscription() {
    let test = TestDatabase::fresh().await;
    let first = loaded(&test.db, &Batch::first()).await;
    let own = subscription::Entity::find().all(&test.db).await.unwrap().remove(0);
    let session = session::ActiveModel {
        public_id: Set(Uuid::new_v4()),
        one_time_secret_id: NotSet,
        user_agent: NotSet,
        id: NotSet,
        token_hash: Set("a".to_owned()),
        subscription_id: Set(own.id),
        signed_in_at: Set(now()),
        last_seen_at: Set(now()),
        previous_sign_in_at: Set(None),
    };
    session.insert(&test.db).await.unwrap();
    let browser = known_browser::ActiveModel {
        id: NotSet,
        token_hash: Set("b".to_owned()),
        subscription_id: Set(own.id),
        last_used_at: Set(now()),
    };
    browser.insert(&test.db).await.unwrap();
    undo(&test.db, first.batch).await.unwrap();
    assert_eq!(session::Entity::find().all(&test.db).await.unwrap(), []);
    assert_eq!(known_browser::Entity::find().all(&test.db).await.unwrap(), []);
}
