//! Family allowances: what they refer to, and what becomes of them when a batch goes.

use entity::allowances::family_allowance;
use import::{Count, undo};
use sea_orm::{DatabaseConnection, EntityTrait as _, QueryOrder as _};
use testing::TestDatabase;

use crate::support::{Batch, dump, loaded, refused, shown};

async fn stored(db: &DatabaseConnection) -> Vec<family_allowance::Model> {
    family_allowance::Entity::find().order_by_asc(family_allowance::Column::Number).all(db).await.unwrap()
}

#[tokio::test]
async fn what_is_recovered_may_exceed_what_is_granted_and_may_be_given_back() {
    let test = TestDatabase::fresh().await;
    let batch = Batch::first().appending("family_allowances.csv", "AF3,100001,2026-10-01,P3,P1,2026-11-04,0,-2000,0,,");
    loaded(&test.db, &batch.appending("family_allowances.csv", "AF4,100001,2026-10-01,P3,P2,2026-11-05,100,5000,0,,"))
        .await;
    let amounts: Vec<_> = stored(&test.db)
        .await
        .into_iter()
        .map(|row| (row.allowance_cents, row.internal_recovery_cents, row.third_party_recovery_cents))
        .collect();
    assert_eq!(amounts, [(20_840, 0, 0), (20_840, 3_000, 4_500), (0, -2_000, 0), (100, 5_000, 0)]);
}

#[tokio::test]
async fn a_record_that_comes_again_takes_the_place_of_the_known_one_until_its_batch_goes() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let next = Batch::first()
        .labelled("next")
        .replacing("family_allowances.csv", "20840,3000,4500", "20840,3000,9500")
        .appending("family_allowances.csv", "AF3,100001,2026-10-01,P3,P1,2026-11-20,1000,0,0,,");
    let report = loaded(&test.db, &next).await;
    assert_eq!(report.counts.0["family_allowances"], Count { inserted: 1, updated: 1, unchanged: 1 });
    undo(&test.db, report.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn whoever_is_not_of_the_household_neither_is_granted_nor_receives_allowances() {
    let test = TestDatabase::fresh().await;
    let batch = Batch::first()
        .appending("family_allowances.csv", "AF3,100001,2026-10-01,P5,P2,2026-11-04,1,0,0,,")
        .appending("family_allowances.csv", "AF4,100001,2026-10-01,P3,P5,2026-11-04,1,0,0,,")
        .appending("family_allowances.csv", "AF5,100001,2026-10-01,P2,P1,2026-11-04,1,0,0,,");
    let reasons = shown(&refused(&test.db, &batch).await);
    assert_eq!(
        reasons,
        "family_allowances.csv, line 4, column child: `AF3`: child is not a child of the household, nor was one\n\
         family_allowances.csv, line 6, column child: `AF5`: child is not a child of the household, nor was one\n\
         family_allowances.csv, line 5, column recipient: `AF4`: recipient is neither the holder nor a spouse of the \
         household, nor was one\n"
    );
}

#[tokio::test]
async fn a_former_spouse_may_still_be_paid() {
    let test = TestDatabase::fresh().await;
    let batch = Batch::first().appending("family_allowances.csv", "AF3,100001,2026-10-01,P3,P4,2026-11-04,1,0,0,,");
    loaded(&test.db, &batch).await;
    assert_eq!(stored(&test.db).await.len(), 3);
}

#[tokio::test]
async fn references_that_lead_nowhere_and_whole_ibans_are_refused() {
    let test = TestDatabase::fresh().await;
    let nowhere = "AF3,999999,2026-10-01,P98,P99,2026-11-04,1,0,0,,";
    let reasons = shown(&refused(&test.db, &Batch::first().appending("family_allowances.csv", nowhere)).await);
    for column in ["matricule: no household", "child: no person", "recipient: no person"] {
        assert!(reasons.contains(&format!("family_allowances.csv, line 4, column {column}")), "{reasons}");
    }
    let iban = "AF3,100001,2026-10-01,P3,P2,2026-11-04,1,0,0,,MC5811222000010123456789030";
    let reasons = shown(&refused(&test.db, &Batch::first().appending("family_allowances.csv", iban)).await);
    assert!(reasons.starts_with("family_allowances.csv, line 4, column account: is longer"), "{reasons}");
    assert!(!reasons.contains("0000101"), "{reasons}");
}
