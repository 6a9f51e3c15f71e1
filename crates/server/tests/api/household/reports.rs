//! Reporting what is wrong, and following it.

use chrono::TimeDelta;
use contract::{
    household::{
        Household, HouseholdReport, ListHouseholdReports, ReadHousehold, ReportHouseholdData, ReportState,
        ReportedField,
    },
    paging::PageRequest,
    problem::ProblemKind,
};
use entity::household::{household_report, person};
use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;
use teleservices::household::{Verdict, answer_report};
use uuid::Uuid;

use crate::support::{Answer, Caller, TestApp, alain, giulia, spawn};

async fn household(caller: &Caller) -> Household {
    caller.send(&ReadHousehold).await.unwrap()
}

fn report(member: Uuid, field: ReportedField, should_be: &str) -> ReportHouseholdData {
    ReportHouseholdData { member, field, should_be: should_be.to_owned() }
}

/// Sends a report as it stands.
async fn send(caller: &Caller, member: Uuid, field: &str, should_be: &str) -> Answer {
    let body = json!({ "member": member, "field": field, "should_be": should_be });
    caller.request(Method::POST, "/api/v1/household/reports").ours().json(&body).send().await
}

async fn list(caller: &Caller) -> Vec<HouseholdReport> {
    caller.send(&ListHouseholdReports::default()).await.unwrap().reports
}

async fn answer(app: &TestApp, number: &str, verdict: Verdict, text: &str) {
    answer_report(app.db(), number, verdict, text, app.clock.now()).await.unwrap();
}

/// A report has a number at once, is found again in the list, and is marked at its field.
#[actix_web::test]
async fn a_report_has_a_number_and_can_be_followed() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let spouse = household(&caller).await.spouse.unwrap();
    let made = caller.send(&report(spouse.id, ReportedField::BirthName, " Martin-Rey ")).await.unwrap();
    assert!(made.number.starts_with("S2026-") && made.number.len() >= 12, "{}", made.number);
    assert_eq!((made.member_name.as_str(), made.recorded.as_deref()), ("Sophie Dupont", Some("Martin")));
    assert_eq!((made.should_be.as_str(), made.state), ("Martin-Rey", ReportState::Received));
    assert_eq!(list(&caller).await, std::slice::from_ref(&made));
    let open = household(&caller).await.open_reports;
    assert_eq!(open.len(), 1);
    assert_eq!(
        (open[0].number.as_str(), open[0].member, open[0].field),
        (made.number.as_str(), spouse.id, ReportedField::BirthName)
    );
}

/// What the fund has recorded is the same after a report, and after its answer.
#[actix_web::test]
async fn a_report_never_changes_the_funds_data() {
    let app = spawn().await;
    let before = person::Entity::find().all(app.db()).await.unwrap();
    let caller = app.sign_in(&alain()).await;
    let holder = household(&caller).await.holder;
    let made = caller.send(&report(holder.id, ReportedField::Address, "14, boulevard des Moulins")).await.unwrap();
    answer(&app, &made.number, Verdict::Handled, "L’adresse est corrigée.").await;
    assert_eq!(person::Entity::find().all(app.db()).await.unwrap(), before);
}

/// The same cannot be reported twice while it waits, another field can, and after the answer it can again.
#[actix_web::test]
async fn one_report_of_a_field_is_open_at_a_time() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let home = household(&caller).await;
    let wrong = report(home.holder.id, ReportedField::Address, "14, boulevard des Moulins");
    let first = caller.send(&wrong).await.unwrap();
    let refused = send(&caller, home.holder.id, "address", "16, boulevard des Moulins").await;
    let problem = refused.expect_problem(ProblemKind::AlreadyReported);
    assert!(problem.detail.unwrap().contains(&first.number));
    caller.send(&report(home.holder.id, ReportedField::LastName, "Dupond")).await.unwrap();
    caller.send(&report(home.children[0].id, ReportedField::LastName, "Dupond")).await.unwrap();
    answer(&app, &first.number, Verdict::Refused, "Un justificatif manque.").await;
    let second = caller.send(&wrong).await.unwrap();
    assert_ne!(second.number, first.number);
}

/// Pressing the button many times at once makes one report.
#[actix_web::test]
async fn many_at_once_make_one_report() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let id = household(&caller).await.holder.id;
    let answers = join_all((0..6).map(|_| send(&caller, id, "first_name", "Allain"))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409]);
    assert_eq!(household_report::Entity::find().count(app.db()).await.unwrap(), 1);
}

/// The same request with the same key is answered the same, and done once.
#[actix_web::test]
async fn the_same_request_with_its_key_is_done_once() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let body = json!({ "member": household(&caller).await.holder.id, "field": "first_name", "should_be": "Allain" });
    let ask = || {
        let request = caller.request(Method::POST, "/api/v1/household/reports").ours().json(&body);
        request.header("idempotency-key", "2b1a6c1e-6a38-4a53-9df6-1f6f0d9f3a10")
    };
    let first: HouseholdReport = ask().send().await.read();
    let again: HouseholdReport = ask().send().await.read();
    assert_eq!(first, again);
    assert_eq!(household_report::Entity::find().count(app.db()).await.unwrap(), 1);
}

/// Values that are not acceptable are named, one by one.
#[actix_web::test]
async fn what_is_not_acceptable_is_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let home = household(&caller).await;
    let (holder, child) = (home.holder.id, home.children[0].id);
    let long = "é".repeat(501);
    for (member, field, text, named, code) in [
        (holder, "address", "", "should_be", "length"),
        (holder, "address", long.as_str(), "should_be", "length"),
        (holder, "address", "   ", "should_be", "blank"),
        (holder, "address", "14, rue\nPlati", "should_be", "hidden_character"),
        (holder, "address", "14, rue\u{202e}Plati", "should_be", "hidden_character"),
        (holder, "address", "14, rue\u{0}Plati", "should_be", "hidden_character"),
        (child, "address", "14, rue Plati", "field", "not_for_children"),
        (child, "family_situation", "Marié(e)", "field", "not_for_children"),
        (Uuid::from_u128(7), "address", "14, rue Plati", "member", "unknown_member"),
    ] {
        let problem = send(&caller, member, field, text).await.expect_problem(ProblemKind::InvalidValues);
        let found: Vec<_> = problem.errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        assert_eq!(found, [(named, code)], "{field} {text:?}");
    }
    send(&caller, holder, "card_colour", "bulle").await.expect_problem(ProblemKind::MalformedRequest);
    assert_eq!(household_report::Entity::find().count(app.db()).await.unwrap(), 0);
}

/// Somebody else's family cannot be reported on, and is answered like nobody.
#[actix_web::test]
async fn members_of_others_are_unknown() {
    let app = spawn().await;
    let others = household(&app.sign_in(&giulia()).await).await.holder.id;
    let caller = app.sign_in(&alain()).await;
    let (others, nobody) =
        (send(&caller, others, "last_name", "X").await, send(&caller, Uuid::from_u128(7), "last_name", "X").await);
    assert_eq!(others.fingerprint(), nobody.fingerprint());
}

/// The list is one's own, the newest first, and comes page by page.
#[actix_web::test]
async fn the_list_is_ones_own_page_by_page() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let home = household(&caller).await;
    let mut numbers = Vec::new();
    for field in ReportedField::ALL {
        app.clock.advance(TimeDelta::seconds(1));
        numbers.insert(0, caller.send(&report(home.holder.id, field, "Autre chose")).await.unwrap().number);
    }
    let (mut found, mut cursor) = (Vec::new(), None);
    loop {
        let page = PageRequest { cursor, limit: Some(3) };
        let answer = caller.send(&ListHouseholdReports { page }).await.unwrap();
        assert!(answer.reports.len() <= 3);
        found.extend(answer.reports.into_iter().map(|report| report.number));
        cursor = answer.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(found, numbers);
    assert_eq!(list(&app.sign_in(&giulia()).await).await, []);
    caller.get("/api/v1/household/reports?cursor=%21").await.expect_status(422);
}

/// The person reads the answer beside the report.
#[actix_web::test]
async fn the_answer_is_read_beside_the_report() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let id = household(&caller).await.holder.id;
    let made = caller.send(&report(id, ReportedField::LastName, "Dupond")).await.unwrap();
    app.clock.advance(TimeDelta::minutes(5));
    answer(&app, &made.number, Verdict::Refused, "Votre acte de naissance porte Dupont.").await;
    let [read] = list(&caller).await.try_into().unwrap();
    assert_eq!(
        (read.state, read.answer.as_deref()),
        (ReportState::Refused, Some("Votre acte de naissance porte Dupont."))
    );
    assert_eq!(read.answered_at, Some(app.clock.now()));
    assert_eq!(household(&caller).await.open_reports, []);
}
