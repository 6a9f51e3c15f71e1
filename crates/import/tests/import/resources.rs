//! Resource campaigns: what they ask, whom they ask, and what people have declared in them.

use entity::{
    household::registry,
    identity::subscription,
    resources::{campaign, draft, target},
};
use import::{Count, ImportError, undo};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _,
};
use testing::TestDatabase;

use crate::support::{Batch, dump, loaded, now, refused, shown};

#[tokio::test]
async fn a_campaign_can_be_prolonged_and_a_household_be_asked_no_longer() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let later = Batch::empty("later", "2026-11-23")
        .with_lines("resource_campaigns.csv", &["2026,2025,2026-11-02,2027-02-28,2026-10-01"])
        .with_lines("resource_targets.csv", &["2026,100001,true,2026-11-23", "2026,200002,false,2026-12-01"]);
    let report = loaded(&test.db, &later).await;
    assert_eq!(report.counts.0["resource_campaigns"], Count { inserted: 0, updated: 1, unchanged: 0 });
    assert_eq!(report.counts.0["resource_targets"], Count { inserted: 0, updated: 1, unchanged: 1 });
    let prolonged = campaign::Entity::find().one(&test.db).await.unwrap().unwrap();
    assert_eq!(prolonged.closes_on, "2027-02-28".parse().unwrap());
    undo(&test.db, report.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn what_leads_nowhere_is_refused_line_by_line() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    for (file, record, reason) in [
        ("options", "2031,income,salary,1,a,b,c", "campaign: no resource campaign has the code `2031`"),
        ("targets", "2026,999999,true,", "matricule: no household has the matricule `999999`"),
        ("targets", "2031,100001,true,", "campaign: no resource campaign has the code `2031`"),
        ("incomes", "2031,100001,holder,salary,1,1,paid_by_fund", "campaign: no resource campaign has the code `2031`"),
    ] {
        let file = format!("resource_{file}.csv");
        let wrong = Batch::empty("wrong", "2026-11-23").with_lines(&file, &[record]);
        let reasons = shown(&refused(&test.db, &wrong).await);
        let expected = format!("{file}, line 2, column {reason}");
        assert!(reasons.contains(&expected), "{reasons}");
    }
}

#[tokio::test]
async fn an_income_has_a_category_of_its_campaign() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let wrong = Batch::empty("wrong", "2026-11-23").with_lines(
        "resource_incomes.csv",
        &["2026,100001,holder,abroad,1,1,paid_by_fund", "2026,100001,holder,salary,1,13,paid_by_fund"],
    );
    let reasons = shown(&refused(&test.db, &wrong).await);
    assert!(reasons.contains("line 3, column months: is not 1 to 12"), "{reasons}");
    let wrong = Batch::empty("wrong", "2026-11-23")
        .with_lines("resource_incomes.csv", &["2026,100001,holder,abroad,1,1,paid_by_fund"]);
    let reasons = shown(&refused(&test.db, &wrong).await);
    assert!(reasons.contains("category is no option of the kind `income` of the campaign"), "{reasons}");
}

async fn save_draft(db: &DatabaseConnection) {
    let asked = target::Entity::find().one(db).await.unwrap().unwrap();
    let household = registry::Entity::find_by_id(asked.household_id).one(db).await.unwrap().unwrap();
    let own = subscription::Column::PersonId.eq(household.holder_id);
    let own = subscription::Entity::find().filter(own).one(db).await.unwrap().unwrap();
    let draft = draft::ActiveModel {
        campaign_id: Set(asked.campaign_id),
        household_id: Set(asked.household_id),
        subscription_id: Set(own.id),
        step: Set("holder_income".to_owned()),
        declared: Set("{}".to_owned()),
        saved_at: Set(now()),
        ..Default::default()
    };
    draft.insert(db).await.unwrap();
}

#[tokio::test]
async fn a_campaign_in_which_somebody_has_begun_to_declare_stays() {
    let test = TestDatabase::fresh().await;
    let first = loaded(&test.db, &Batch::first()).await;
    save_draft(&test.db).await;
    let before = dump(&test.db).await;
    let error = undo(&test.db, first.batch).await.unwrap_err();
    assert!(matches!(error, ImportError::HasDeclarations { declarations: 1, .. }), "{error}");
    assert_eq!(dump(&test.db).await, before);
}
