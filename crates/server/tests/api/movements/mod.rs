//! « Mes derniers mouvements »: one timeline of what the services show, and of nothing else.

use contract::{
    allowances::{ReadFamilyAllowances, ReadRecipientAllowances},
    care::{ListCareLines, ReadCareTotals},
    indemnities::{IndemnityState, ListIndemnities},
    movements::{ListMovements, Movement, MovementDetail, MovementFilter, MovementKind, MovementPage},
    paging::PageRequest,
    pension::ReadPensionPayments,
    problem::ProblemKind,
};
use entity::post::letter;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};

use crate::support::{
    Caller, Person, TestApp, alain, claire_as_employee, claire_as_spouse, first_day, fund, giulia, isabelle, jeanne,
    olivier, rene, sophie, spawn, thomas,
};

async fn page(caller: &Caller, filter: MovementFilter, limit: u16, cursor: Option<String>) -> MovementPage {
    caller.send(&ListMovements { filter, page: PageRequest { cursor, limit: Some(limit) } }).await.unwrap()
}

/// Every movement of a filter, page after page.
async fn every(caller: &Caller, filter: MovementFilter, limit: u16) -> Vec<Movement> {
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let found = page(caller, filter, limit, cursor).await;
        all.extend(found.movements);
        cursor = found.next_cursor;
        if cursor.is_none() {
            return all;
        }
    }
}

fn of(kind: MovementKind) -> MovementFilter {
    MovementFilter { kind: Some(kind), ..MovementFilter::default() }
}

fn sum(movements: &[Movement]) -> i64 {
    movements.iter().filter_map(|one| one.amount_cents).sum()
}

async fn seen_by(app: &TestApp, who: &Person) -> Vec<Movement> {
    every(&app.sign_in(who).await, MovementFilter::default(), 100).await
}

/// What the timeline says of each kind adds up to what the service itself shows.
#[actix_web::test]
async fn each_kind_adds_up_to_its_service() {
    let app = spawn().await;
    for who in [alain(), giulia(), rene(), jeanne(), olivier(), claire_as_employee()] {
        let caller = app.sign_in(&who).await;
        let paid = caller.send(&ReadCareTotals::default()).await.unwrap().paid_cents;
        assert_eq!(sum(&every(&caller, of(MovementKind::Refund), 100).await), paid, "refunds of {}", who.matricule());
        let shown = caller.send(&ListIndemnities).await.unwrap();
        let indemnities = every(&caller, of(MovementKind::Indemnity), 100).await;
        assert_eq!(sum(&indemnities), shown.paid_cents, "indemnities of {}", who.matricule());
        let paid = shown.periods.iter().filter(|period| period.state == IndemnityState::Paid).count();
        assert_eq!(indemnities.len(), paid);
        let allowances = caller.send(&ReadFamilyAllowances).await.unwrap();
        let movements = every(&caller, of(MovementKind::Allowance), 100).await;
        assert_eq!(sum(&movements), allowances.totals.paid_cents, "allowances of {}", who.matricule());
        let pensions = caller.send(&ReadPensionPayments).await.unwrap();
        assert_eq!(sum(&every(&caller, of(MovementKind::Pension), 100).await), pensions.paid_cents);
    }
}

/// The newest first, each movement once, however small the pages are.
#[actix_web::test]
async fn pages_are_one_list() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let whole = every(&caller, MovementFilter::default(), 100).await;
    assert!(whole.is_sorted_by(|one, next| one.dated >= next.dated));
    assert!(whole.len() > 60, "{}", whole.len());
    for limit in [1, 7, 50] {
        assert_eq!(every(&caller, MovementFilter::default(), limit).await, whole, "pages of {limit}");
    }
    let by_kind: usize = {
        let mut count = 0;
        for kind in MovementKind::ALL {
            count += every(&caller, of(kind), 100).await.len();
        }
        count
    };
    assert_eq!(by_kind, whole.len(), "every movement has one kind");
}

/// A refund is one entry for each paid statement, and leads to it.
#[actix_web::test]
async fn a_refund_is_a_paid_statement() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    let movements = every(&caller, of(MovementKind::Refund), 100).await;
    let lines = caller
        .send(&ListCareLines { page: PageRequest { limit: Some(100), cursor: None }, ..ListCareLines::default() })
        .await
        .unwrap();
    let mut paid: Vec<String> = lines
        .lines
        .into_iter()
        .filter(|line| line.state == contract::care::CareState::Processed)
        .map(|line| line.statement_number)
        .collect();
    paid.sort();
    paid.dedup();
    let mut told: Vec<String> = movements.into_iter().filter_map(|one| one.statement_number).collect();
    told.sort();
    assert_eq!(told, paid, "adjusted files stand for their originals, and nothing comes twice");
}

/// The holder is told to whom allowances went, and no account.
#[actix_web::test]
async fn allowances_name_the_recipient_and_no_account() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let allowances = every(&caller, of(MovementKind::Allowance), 100).await;
    let names: std::collections::BTreeSet<_> = allowances.iter().filter_map(|one| one.who.as_deref()).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["Alain Dupont", "Sophie Dupont"]);
    let body = caller.get("/api/v1/movements?limit=100").await;
    assert!(!body.text().contains("****"), "{}", body.text());
    let file = caller.get("/api/v1/movements/exports/csv").await.expect_status(200);
    assert!(!file.text().contains("****"));
}

/// A recipient's timeline holds the allowances that were paid to them, and nothing of the household.
#[actix_web::test]
async fn a_recipient_sees_their_own_allowances_only() {
    let app = spawn().await;
    for who in [sophie(), isabelle(), claire_as_spouse()] {
        let caller = app.sign_in(&who).await;
        let movements = every(&caller, MovementFilter::default(), 100).await;
        let shown = caller.send(&ReadRecipientAllowances).await.unwrap();
        assert!(movements.iter().all(|one| one.kind == MovementKind::Allowance && one.who.is_none()), "{movements:?}");
        assert_eq!(sum(&movements), shown.totals.paid_cents);
        assert!(movements.iter().all(|one| shown.months.iter().any(|month| Some(month.month) == one.starts_on)));
    }
}

/// One person with two subscriptions sees each under its own session.
#[actix_web::test]
async fn two_subscriptions_are_two_timelines() {
    let app = spawn().await;
    let (as_spouse, as_employee) =
        (seen_by(&app, &claire_as_spouse()).await, seen_by(&app, &claire_as_employee()).await);
    assert!(as_spouse.iter().all(|one| one.kind == MovementKind::Allowance));
    assert!(!as_employee.is_empty() && as_employee.iter().all(|one| one.kind != MovementKind::Allowance));
}

/// A letter appears once it was posted, to the subscription that it is about and to no other.
#[actix_web::test]
async fn letters_appear_once_they_are_posted() {
    let app = spawn().await;
    let subscription = app.subscription_of(&sophie()).await.id;
    let letter = letter::Model {
        id: 0,
        public_id: uuid::Uuid::new_v4(),
        subscription_id: subscription,
        kind: letter::LetterKind::Activation,
        language: "fr".to_owned(),
        state: letter::LetterState::Printed,
        queued_at: app.clock.now(),
        stop_reason: None,
        print_run: None,
        address_hash: None,
        printed_at: Some(app.clock.now()),
        posted_at: None,
        returned_at: None,
        resumed_at: None,
    };
    let mut row = letter.into_active_model().reset_all();
    row.not_set(letter::Column::Id);
    let letter = letter::Entity::insert(row).exec_with_returning(app.db()).await.unwrap();
    let sophies = app.sign_in(&sophie()).await;
    assert!(every(&sophies, of(MovementKind::Letter), 20).await.is_empty(), "it is only printed");
    let mut posted = letter.into_active_model();
    posted.posted_at = Set(Some(app.clock.now()));
    posted.update(app.db()).await.unwrap();
    let letters = every(&sophies, of(MovementKind::Letter), 20).await;
    assert_eq!(letters.len(), 1);
    assert_eq!((letters[0].dated, letters[0].detail), (first_day(), Some(MovementDetail::Activation)));
    assert!(every(&app.sign_in(&alain()).await, of(MovementKind::Letter), 20).await.is_empty());
}

/// A period selects both its ends, and one that runs backwards is refused with the field.
#[actix_web::test]
async fn a_period_narrows_the_list() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let whole = every(&caller, MovementFilter::default(), 100).await;
    let (from, until) = (whole[30].dated, whole[10].dated);
    let filter = MovementFilter { from: Some(from), until: Some(until), kind: None };
    let expected: Vec<_> = whole.iter().filter(|one| (from..=until).contains(&one.dated)).cloned().collect();
    assert_eq!(every(&caller, filter, 7).await, expected);
    let backwards = format!("/api/v1/movements?from={until}&until={}", from.pred_opt().unwrap());
    assert_eq!(caller.get(backwards).await.refused_fields(), ["until"]);
    for remote in ["from=0001-01-01", "until=0001-01-01", "from=9999-12-31", "until=9999-12-31"] {
        caller.get(format!("/api/v1/movements?{remote}")).await.expect_status(200);
    }
}

/// A cursor that is none of ours is refused with the field; who has nothing gets an empty list.
#[actix_web::test]
async fn what_is_no_cursor_is_refused() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let answer = caller.get("/api/v1/movements?cursor=abc").await;
    answer.expect_problem(ProblemKind::InvalidValues);
    assert_eq!(answer.refused_fields(), ["cursor"]);
    let nothing = seen_by(&app, &thomas()).await;
    assert!(nothing.is_empty());
}

/// The CSV holds every movement of the filter with its amount.
#[actix_web::test]
async fn the_csv_is_the_list() {
    let (app, _) = (spawn().await, fund());
    let caller = app.sign_in(&alain()).await;
    let whole = every(&caller, MovementFilter::default(), 100).await;
    let file = caller.get("/api/v1/movements/exports/csv").await.expect_status(200);
    let text = file.body.strip_prefix(b"\xef\xbb\xbf").unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), whole.len());
    let cents = |text: &str| -> i64 {
        text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect::<String>().parse().unwrap_or_default()
    };
    assert_eq!(rows.iter().map(|row| cents(&row[7])).sum::<i64>(), sum(&whole));
}
