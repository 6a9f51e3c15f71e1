//! Pensions and their payments.

use entity::pension::{pension_month, pension_payment, pension_simulation};
use import::undo;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use testing::TestDatabase;

use crate::support::{Batch, dump, loaded, now, refused, shown};

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

#[tokio::test]
async fn salary_belongs_to_employment_and_class_to_self_employment() {
    for (line, column) in [
        ("P1,car,2026-11-01,,,200,false", "gross_salary_cents"),
        ("P1,car,2026-11-01,1000,2,200,false", "class"),
        ("P1,carti,2026-11-01,1000,2,200,false", "gross_salary_cents"),
        ("P1,carti,2026-11-01,,,200,false", "class"),
        ("P1,carti,2026-11-01,,5,200,false", "class"),
        ("P1,carti,2026-11-01,,2,401,false", "points_hundredths"),
        ("P1,carti,2026-11-02,,2,200,false", "month"),
    ] {
        let text = refusals(Batch::first().appending("pension_months.csv", line)).await;
        assert!(text.starts_with(&format!("pension_months.csv, line 5, column {column}: ")), "{line}: {text}");
    }
    let text = refusals(Batch::first().appending("pension_months.csv", "P9,carti,2026-11-01,,2,200,false")).await;
    assert!(text.contains("column person: no person has the number `P9`"), "{text}");
}

#[tokio::test]
async fn a_month_that_is_validated_later_takes_the_place_of_the_known_one() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let next = Batch::empty("next", "2026-11-22")
        .with_lines("pension_months.csv", &["P1,car,2026-10-01,305600,,199,true", "P1,carti,2026-10-01,,1,100,true"]);
    let second = loaded(&test.db, &next).await;
    let months = pension_month::Entity::find().all(&test.db).await.unwrap();
    assert_eq!(months.len(), 4, "the same month in the other fund is another one");
    assert!(months.iter().any(|month| month.points_hundredths == 199 && month.validated));
    undo(&test.db, second.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn simulations_go_with_their_person_and_with_nothing_else() {
    use sea_orm::{
        ActiveModelTrait as _,
        ActiveValue::{NotSet, Set},
    };
    let test = TestDatabase::fresh().await;
    let first = loaded(&test.db, &Batch::first()).await;
    let month = pension_month::Entity::find().one(&test.db).await.unwrap().unwrap();
    let kept = pension_simulation::ActiveModel {
        id: NotSet,
        public_id: Set(uuid::Uuid::new_v4()),
        person_id: Set(month.person_id),
        number: Set(1),
        created_at: Set(now()),
        leaving_month: Set(month.month),
        basis: Set("{}".to_owned()),
        monthly_cents: Set(1),
    };
    kept.insert(&test.db).await.unwrap();
    let next = Batch::first().labelled("next").replacing(
        "pension_months.csv",
        "2026-09-01,305600,,200",
        "2026-09-01,305600,,201",
    );
    let second = loaded(&test.db, &next).await;
    undo(&test.db, second.batch).await.unwrap();
    assert_eq!(pension_simulation::Entity::find().all(&test.db).await.unwrap().len(), 1);
    undo(&test.db, first.batch).await.unwrap();
    assert_eq!(pension_simulation::Entity::find().all(&test.db).await.unwrap().len(), 0);
}
