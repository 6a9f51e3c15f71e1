//! Statements go on from state to state.

use chrono::NaiveDate;
use entity::care::{care_line, care_statement, care_statement::CareState};
use import::{Count, undo};
use sea_orm::{ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use testing::TestDatabase;

use crate::support::{Batch, dump, loaded, refused, shown};

/// The lines of the statement `number`, in order.
pub async fn lines_of(db: &DatabaseConnection, number: &str) -> Vec<care_line::Model> {
    let statement = care_statement::Entity::find()
        .filter(care_statement::Column::Number.eq(number))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    care_line::Entity::find()
        .filter(care_line::Column::StatementId.eq(statement.id))
        .order_by_asc(care_line::Column::LineNumber)
        .all(db)
        .await
        .unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[tokio::test]
async fn lines_follow_the_state_of_their_statement_without_being_sent_again() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let paid = Batch::empty("paid", "2026-11-23")
        .with_lines("statements.csv", &["S3,200002,P5,camti,processed,2026-11-20,2026-11-23,"]);
    let report = loaded(&test.db, &paid).await;
    assert_eq!(report.counts.0["statements"], Count { inserted: 0, updated: 1, unchanged: 0 });
    let line = lines_of(&test.db, "S3").await.remove(0);
    assert_eq!((line.state, line.dated), (CareState::Processed, day("2026-11-23")));
    undo(&test.db, report.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn a_statement_that_is_priced_brings_its_lines_again() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let priced =
        Batch::empty("priced", "2026-11-23").with_lines("statements.csv", &["S2,100001,P3,ccss,to_pay,2026-11-22,,"]);
    let refusals = refused(&test.db, &priced).await;
    assert!(shown(&refusals).contains("statements.csv, line 2, column state: `S2`"), "{}", shown(&refusals));
    let line = "S2,1,CS,2026-10-28,2026-10-28,5520,4416,5520,8000,professional,Dr Bianchi,true,D2,,,,";
    let report = loaded(&test.db, &priced.with_lines("lines.csv", &[line])).await;
    let line = lines_of(&test.db, "S2").await.remove(0);
    assert_eq!((line.state, line.refunded_cents, line.dated), (CareState::ToPay, Some(4_416), day("2026-11-22")));
    undo(&test.db, report.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn lines_have_amounts_exactly_when_the_statement_is_no_longer_in_progress() {
    let test = TestDatabase::fresh().await;
    let early = Batch::first().replacing("lines.csv", "5520,,,,professional", "5520,4416,5520,8000,professional");
    let refusals = refused(&test.db, &early).await;
    assert!(shown(&refusals).contains("lines.csv, line 4, column refunded_cents"), "{}", shown(&refusals));
    let late = Batch::first().replacing("lines.csv", "4000,2752,3440,8000", "4000,,,");
    let refusals = refused(&test.db, &late).await;
    assert!(shown(&refusals).contains("lines.csv, line 2, column refunded_cents"), "{}", shown(&refusals));
}

#[tokio::test]
async fn a_state_does_not_go_back() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let back =
        Batch::empty("back", "2026-11-23").with_lines("statements.csv", &["S1,100001,P1,ccss,to_pay,2026-10-01,,"]);
    let refusals = refused(&test.db, &back).await;
    assert!(shown(&refusals).contains("statements.csv, line 2, column state: goes back"), "{}", shown(&refusals));
}

#[tokio::test]
async fn a_statement_given_to_the_wrong_household_can_be_put_right() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let right = Batch::empty("right", "2026-11-23")
        .with_lines("statements.csv", &["S1,200002,P5,camti,processed,2026-10-01,2026-10-05,"]);
    loaded(&test.db, &right).await;
    let other = lines_of(&test.db, "S3").await.remove(0);
    for line in lines_of(&test.db, "S1").await {
        assert_eq!((line.household_id, line.beneficiary_id), (other.household_id, other.beneficiary_id));
    }
}
