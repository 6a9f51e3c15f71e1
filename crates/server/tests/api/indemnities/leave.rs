//! The last leave that the medical officer has approved (IND-01).

use chrono::{Days, Months, NaiveDate};
use contract::indemnities::{ApprovedLeave, LeaveKind, ListIndemnities};
use entity::indemnities::sick_leave;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr};

use crate::support::{Person, TestApp, alain, chiara, claire_as_employee, first_day, fund, olivier, spawn};

async fn last(app: &TestApp, person: &Person) -> Option<ApprovedLeave> {
    app.sign_in(person).await.send(&ListIndemnities).await.unwrap().last_approved_leave
}

/// It is the newest approved one: a prolongation that waits for its decision is not it.
#[actix_web::test]
async fn what_is_not_approved_yet_does_not_count() {
    let (app, fund) = (spawn().await, fund());
    let own = fund.sick_leaves.iter().filter(|leave| leave.person == alain().named.number);
    let newest = own.max_by_key(|leave| leave.from).unwrap();
    assert_eq!(newest.approved_on, None);
    let shown = last(&app, &alain()).await.unwrap();
    assert_eq!(shown.until.unwrap() + Days::new(1), newest.from);
    assert_eq!(shown.kind, LeaveKind::Sickness);
}

/// A leave may have no end yet, and may be one for maternity.
#[actix_web::test]
async fn an_open_end_and_maternity_are_told() {
    let app = spawn().await;
    assert_eq!(last(&app, &chiara()).await.unwrap().until, None);
    assert_eq!(last(&app, &claire_as_employee()).await.unwrap().kind, LeaveKind::Maternity);
    assert_eq!(last(&app, &olivier()).await, None, "an invalidity pension is no leave");
}

/// A leave is shown until twelve months after its end, and an open one as long as it stays open.
#[actix_web::test]
async fn a_leave_is_shown_until_a_year_after_its_end() {
    let app = spawn().await;
    let until = last(&app, &alain()).await.unwrap().until.unwrap();
    app.clock.go_to(until + Months::new(12));
    assert!(last(&app, &alain()).await.is_some());
    app.clock.go_to(until + Months::new(12) + Days::new(1));
    assert_eq!(last(&app, &alain()).await, None);
    app.clock.go_to(first_day() + Months::new(60));
    assert!(last(&app, &chiara()).await.is_some());
}

/// An approval that is withdrawn makes room for the one before.
#[actix_web::test]
async fn a_withdrawn_approval_shows_the_leave_before() {
    let app = spawn().await;
    let before = last(&app, &alain()).await.unwrap();
    sick_leave::Entity::update_many()
        .col_expr(sick_leave::Column::ApprovedOn, Expr::value(None::<NaiveDate>))
        .filter(sick_leave::Column::LeaveFrom.eq(before.from))
        .exec(app.db())
        .await
        .unwrap();
    assert!(last(&app, &alain()).await.unwrap().from < before.from);
}
