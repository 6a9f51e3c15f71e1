//! Sick leave and indemnities: always the rights holder's own, and a file only goes on.

use chrono::NaiveDate;
use entity::indemnities::{
    indemnity::{self, IndemnityState},
    sick_leave,
};
use import::{Count, undo};
use sea_orm::{ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _};
use testing::TestDatabase;

use crate::support::{Batch, dump, loaded, refused, shown};

async fn file(db: &DatabaseConnection, number: &str) -> indemnity::Model {
    indemnity::Entity::find().filter(indemnity::Column::Number.eq(number)).one(db).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_file_goes_on_from_opened_to_paid_and_an_undo_takes_it_back() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let opened = file(&test.db, "I3").await;
    assert_eq!((opened.state, opened.amount_cents, opened.paid_days), (IndemnityState::InProgress, None, None));
    let paid = Batch::empty("paid", "2026-11-23").with_lines(
        "indemnities.csv",
        &["I3,P5,200002,invalidity,paid,2026-11-01,2026-11-30,,120000,2026-11-20,2026-11-23,person,Marc Ferrero,8000,5000,0,30"],
    );
    let report = loaded(&test.db, &paid).await;
    assert_eq!(report.counts.0["indemnities"], Count { inserted: 0, updated: 1, unchanged: 0 });
    let row = file(&test.db, "I3").await;
    assert_eq!((row.state, row.amount_cents, row.paid_days), (IndemnityState::Paid, Some(120_000), Some(30)));
    undo(&test.db, report.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn an_indemnity_does_not_go_back() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let back = Batch::empty("back", "2026-11-23").with_lines(
        "indemnities.csv",
        &["I1,P1,100001,sickness,to_pay,2026-09-01,2026-09-14,Ateliers du Port,49005,2026-09-21,,person,Anne Novaro,,,,"],
    );
    assert_eq!(
        shown(&refused(&test.db, &back).await),
        "indemnities.csv, line 2, column state: goes back; a state only goes on\n"
    );
}

#[tokio::test]
async fn only_the_rights_holder_is_indemnified_and_a_number_stays_with_its_person() {
    let test = TestDatabase::fresh().await;
    let spouse = Batch::first().replacing("indemnities.csv", "I1,P1,", "I1,P2,").replacing(
        "sick_leaves.csv",
        "A2,P5,200002",
        "A2,P5,100001",
    );
    let reasons = shown(&refused(&test.db, &spouse).await);
    let reason = "is not the rights holder of the household: indemnities are the insured person's own";
    assert_eq!(reasons, format!("sick_leaves.csv, line 3, column person: {reason}\n"));
    let spouse = Batch::first().replacing("indemnities.csv", "I1,P1,", "I1,P2,");
    let reasons = shown(&refused(&test.db, &spouse).await);
    assert_eq!(reasons, format!("indemnities.csv, line 2, column person: {reason}\n"));
    loaded(&test.db, &Batch::first()).await;
    let other = Batch::empty("other", "2026-11-23")
        .with_lines("sick_leaves.csv", &["A1,P5,200002,sickness,2026-09-01,2026-09-14,2026-09-03"]);
    let reasons = shown(&refused(&test.db, &other).await);
    assert!(reasons.starts_with("sick_leaves.csv, line 2, column person: is another person than before"), "{reasons}");
}

#[tokio::test]
async fn references_that_lead_nowhere_are_named() {
    let test = TestDatabase::fresh().await;
    let nowhere = Batch::first().replacing("sick_leaves.csv", "A1,P1,100001", "A1,P9,999999");
    assert_eq!(
        shown(&refused(&test.db, &nowhere).await),
        "sick_leaves.csv, line 2, column person: no person has the number `P9`, in this batch or before\n\
         sick_leaves.csv, line 2, column matricule: no household has the matricule `999999`, in this batch or before\n"
    );
}

#[tokio::test]
async fn a_leave_is_approved_prolonged_and_the_approval_withdrawn() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let steps = [("2026-11-03", "2026-12-01"), ("2026-11-03", ""), ("", "")];
    for (step, (approved_on, until)) in steps.into_iter().enumerate() {
        let line = format!("A2,P5,200002,maternity,2026-11-01,{until},{approved_on}");
        let batch = Batch::empty(&format!("step {step}"), "2026-11-23").with_lines("sick_leaves.csv", &[&line]);
        loaded(&test.db, &batch).await;
        let found = sick_leave::Entity::find().filter(sick_leave::Column::Number.eq("A2")).one(&test.db).await;
        let leave = found.unwrap().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        assert_eq!((leave.leave_until, leave.approved_on), (day(until), day(approved_on)));
    }
}
