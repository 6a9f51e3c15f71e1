//! Pensions and their payments.

use entity::pension::pension_payment;
use import::undo;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use testing::TestDatabase;

use crate::support::{Batch, dump, loaded, refused, shown};

async fn refusals(batch: Batch) -> String {
    let test = TestDatabase::fresh().await;
    shown(&refused(&test.db, &batch).await)
}

#[tokio::test]
async fn recoveries_and_payments_of_nothing_are_loaded_as_they_are() {
    let test = TestDatabase::fresh().await;
    let batch = Batch::first().appending("pension_payments.csv", "V4,R2,2026-04-01,2026-06-30,2026-06-26,0,cheque,,");
    loaded(&test.db, &batch).await;
    let all =
        pension_payment::Entity::find().order_by_asc(pension_payment::Column::Number).all(&test.db).await.unwrap();
    assert_eq!(all.iter().map(|row| row.amount_cents).collect::<Vec<_>>(), [131_500, -4_250, 48_000, 0]);
}

#[tokio::test]
async fn a_whole_account_number_is_refused_and_not_repeated() {
    let whole = "MC5811222000010123456789030";
    let text = refusals(Batch::first().replacing(
        "pension_payments.csv",
        "131500,transfer,MC58****0134",
        &format!("131500,transfer,{whole}"),
    ))
    .await;
    assert!(
        text.starts_with("pension_payments.csv, line 2, column account: is longer than a masked account"),
        "{text}"
    );
    assert!(!text.contains(whole), "{text}");
    let text = refusals(Batch::first().replacing(
        "pension_payments.csv",
        "131500,transfer,MC58****0134",
        "131500,transfer,MC58***0134",
    ))
    .await;
    assert!(text.starts_with("pension_payments.csv, line 2, column account: is not a masked account"), "{text}");
}

#[tokio::test]
async fn account_and_bank_belong_to_transfers_only() {
    let text = refusals(Batch::first().replacing("pension_payments.csv", "cheque,,", "cheque,MC58****0134,")).await;
    assert!(text.contains("line 4, column account: must be given when the method is `transfer`"), "{text}");
    let text = refusals(Batch::first().replacing("pension_payments.csv", "cheque,,", "transfer,,")).await;
    assert!(text.contains("column account: must be given") && text.contains("column bank: must be given"), "{text}");
}

#[tokio::test]
async fn references_lead_to_persons_households_and_pensions() {
    let text = refusals(Batch::first().appending("pensions.csv", "R3,P9,900009,car,own,monthly,2020-01-01,")).await;
    assert!(text.contains("column matricule: no household") && text.contains("column person: no person"), "{text}");
    let payment = "V4,R9,2026-10-01,2026-10-31,2026-10-27,1,cheque,,";
    let text = refusals(Batch::first().appending("pension_payments.csv", payment)).await;
    assert!(text.contains("line 5, column pension: no pension has the number `R9`"), "{text}");
}

#[tokio::test]
async fn a_pension_belongs_to_the_holder_or_a_spouse_of_its_household() {
    let text =
        refusals(Batch::first().appending("pensions.csv", "R3,P3,100001,car,survivor,monthly,2020-01-01,")).await;
    assert!(text.contains("pensions.csv, line 4, column person: `R3`: person is neither the rights holder"), "{text}");
    let widow = Batch::first().appending("pensions.csv", "R3,P4,100001,car,survivor,monthly,2020-01-01,");
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &widow).await;
}

#[tokio::test]
async fn neither_a_pension_nor_a_payment_changes_hands() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let next = Batch::first().labelled("next").replacing("pensions.csv", "R1,P1", "R1,P2");
    assert!(shown(&refused(&test.db, &next).await).contains("column person: is another person than before"));
    let next = Batch::first().labelled("next").replacing("pension_payments.csv", "V1,R1", "V1,R2");
    assert!(shown(&refused(&test.db, &next).await).contains("column pension: is another pension than before"));
}

#[tokio::test]
async fn a_corrected_payment_takes_the_place_of_the_known_one_until_it_is_undone() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let next = Batch::first()
        .labelled("next")
        .replacing("pension_payments.csv", ",131500,", ",132000,")
        .replacing("pensions.csv", "2020-06-01,\n", "2020-06-01,2026-10-31\n")
        .appending("pension_payments.csv", "V4,R1,2026-11-01,2026-11-30,2026-11-20,-200000,cheque,,");
    let second = loaded(&test.db, &next).await;
    assert_ne!(dump(&test.db).await, before);
    let report = undo(&test.db, second.batch).await.unwrap();
    assert_eq!((report.deleted, report.restored), (1, 2));
    assert_eq!(dump(&test.db).await, before);
}
