//! Batches come back in the reverse order of their loading.

use entity::{
    household::{
        household_report::{self, ReportState, ReportedField},
        person, registry,
    },
    identity::{
        known_browser, session,
        subscription::{self, MailOption, Population},
    },
};
use import::{ImportError, list, undo};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _,
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

/// Marc subscribes by himself, as retired.
async fn subscribe_marc(db: &DatabaseConnection) {
    let marc = person::Entity::find().filter(person::Column::Number.eq("P5")).one(db).await.unwrap().unwrap();
    let matricule = registry::Column::Matricule.eq("200002");
    let household = registry::Entity::find().filter(matricule).one(db).await.unwrap().unwrap();
    let own = subscription::ActiveModel {
        household_id: Set(household.id),
        person_id: Set(marc.id),
        population: Set(Population::Retired),
        batch_id: Set(None),
        public_id: Set(Uuid::new_v4()),
        created_at: Set(Some(now())),
        mail_option: Set(MailOption::Postal),
        language: Set("fr".to_owned()),
        ..Default::default()
    };
    own.insert(db).await.unwrap();
}

#[tokio::test]
async fn a_batch_whose_people_have_subscribed_by_themselves_stays() {
    let test = TestDatabase::fresh().await;
    let first = loaded(&test.db, &Batch::first()).await;
    subscribe_marc(&test.db).await;
    let before = dump(&test.db).await;
    let error = undo(&test.db, first.batch).await.unwrap_err();
    assert!(matches!(error, ImportError::HasSubscribers { subscriptions: 1, .. }), "{error}");
    assert!(error.to_string().contains("load a corrected batch instead"), "{error}");
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn a_batch_that_only_changed_subscribers_can_go() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    subscribe_marc(&test.db).await;
    let before = dump(&test.db).await;
    let moved = Batch::first().labelled("moved").replacing("persons.csv", "12 avenue Crovetto", "1 rue Plati");
    let second = loaded(&test.db, &moved).await;
    undo(&test.db, second.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

/// A report of wrong data is nothing without the person whom it is about, and stays while the person does.
#[tokio::test]
async fn what_was_reported_about_somebody_goes_with_them() {
    let test = TestDatabase::fresh().await;
    let first = loaded(&test.db, &Batch::first()).await;
    let anne = subscription::Entity::find().one(&test.db).await.unwrap().unwrap();
    let report = household_report::ActiveModel {
        household_id: Set(anne.household_id),
        subscription_id: Set(anne.id),
        reporter_id: Set(anne.person_id),
        person_id: Set(anne.person_id),
        field: Set(ReportedField::FirstName),
        should_be: Set("Anna".to_owned()),
        state: Set(ReportState::Received),
        reported_at: Set(now()),
        ..Default::default()
    };
    report.insert(&test.db).await.unwrap();
    let reports = async || household_report::Entity::find().all(&test.db).await.unwrap().len();
    let renamed = Batch::first().labelled("renamed").replacing("persons.csv", "P1,Novaro,,Anne", "P1,Novaro,,Anna");
    let second = loaded(&test.db, &renamed).await;
    undo(&test.db, second.batch).await.unwrap();
    assert_eq!(reports().await, 1);
    undo(&test.db, first.batch).await.unwrap();
    assert_eq!(reports().await, 0);
}
