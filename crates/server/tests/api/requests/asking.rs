//! Asking for a document (REQ-03).

use chrono::TimeDelta;
use contract::{problem::ProblemKind, requests::RequestState};
use entity::requests::document_request;
use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;
use teleservices::{
    audit,
    requests::{DeskActor, answer},
};
use uuid::Uuid;

use super::support::{ask, household, list, request, send};
use crate::support::{TestApp, alain, giulia, spawn};

async fn stored(app: &TestApp) -> u64 {
    document_request::Entity::find().count(app.db()).await.unwrap()
}

/// A request has a number at once, and says for whom and by whom it is handled.
#[actix_web::test]
async fn a_request_has_a_number_and_waits_for_its_department() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let child = household(&caller).await.children[0].clone();
    let mut asked = request("schooling-form", child.id);
    asked.comment = Some("  Pour le lycée.\r\nMerci ! ".to_owned());
    let made = caller.send(&asked).await.unwrap();
    assert!(made.number.starts_with("DEM2026-") && made.number.len() >= 14, "{}", made.number);
    assert_eq!((made.state, made.beneficiary), (RequestState::Received, child.id));
    assert_eq!(made.beneficiary_name, format!("{} Dupont", child.civil_status.first_name));
    assert_eq!(made.comment.as_deref(), Some("Pour le lycée.\nMerci !"));
    assert_eq!(made.title, "Certificat de scolarité à faire remplir");
    assert_eq!((made.requested_at, made.being_handled_at, made.answered_at), (app.clock.now(), None, None));
    assert_eq!(list(&caller).await, [made]);
}

/// That it came in is noted in the audit, as the person's own doing.
#[actix_web::test]
async fn a_request_is_noted_in_the_audit() {
    let app = spawn().await;
    let made = ask(&app.sign_in(&alain()).await, "career-statement").await;
    let [entry] = audit::list(app.db(), Some(&made.number), 10).await.unwrap().try_into().unwrap();
    assert_eq!((entry.actor.as_str(), entry.action.as_str(), entry.at), ("person", "received", app.clock.now()));
}

/// The same document for the same person cannot be asked for twice while it waits; for another person it can, and again
/// once it is answered.
#[actix_web::test]
async fn one_request_for_a_document_and_beneficiary_is_open_at_a_time() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let home = household(&caller).await;
    let first = caller.send(&request("card-duplicate", home.holder.id)).await.unwrap();
    let refused = send(&caller, "card-duplicate", home.holder.id, None).await;
    let problem = refused.expect_problem(ProblemKind::AlreadyRequested);
    assert!(problem.detail.unwrap().contains(&first.number), "the open one is named");
    caller.send(&request("card-duplicate", home.children[0].id)).await.unwrap();
    let sent = contract::requests::RequestVerdict::Sent { answer: None };
    answer(app.db(), &DeskActor::operator(), &first.number, sent, app.clock.now()).await.unwrap();
    let second = caller.send(&request("card-duplicate", home.holder.id)).await.unwrap();
    assert_ne!(second.number, first.number);
}

/// Pressing the button many times at once makes one request.
#[actix_web::test]
async fn many_at_once_make_one_request() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let holder = household(&caller).await.holder.id;
    let answers = join_all((0..6).map(|_| send(&caller, "card-duplicate", holder, None))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409]);
    assert_eq!(stored(&app).await, 1);
}

/// The same request with the same key is answered the same, and done once.
#[actix_web::test]
async fn the_same_request_with_its_key_is_done_once() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let body = json!({ "document": "card-duplicate", "beneficiary": household(&caller).await.holder.id });
    let ask = || {
        let request = caller.request(Method::POST, "/api/v1/requests").ours().json(&body);
        request.header("idempotency-key", "8e03978e-40d5-43e8-bc93-6894a57f9324").send()
    };
    let (first, again) = (ask().await, ask().await);
    assert_eq!((first.status, &first.body), (201, &again.body));
    assert_eq!(stored(&app).await, 1);
}

/// What is not acceptable is named, value by value, and nothing is kept.
#[actix_web::test]
async fn what_is_not_acceptable_is_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let home = household(&caller).await;
    let (holder, child) = (home.holder.id, home.children[0].id);
    let long = "é".repeat(501);
    for (document, beneficiary, comment, field, code) in [
        ("no-such-document", holder, None, "document", "unknown_document"),
        ("", holder, None, "document", "length"),
        ("schooling-form", holder, None, "beneficiary", "not_for_them"),
        ("career-statement", child, None, "beneficiary", "not_for_them"),
        ("card-duplicate", Uuid::from_u128(7), None, "beneficiary", "unknown_member"),
        ("card-duplicate", holder, Some(long.as_str()), "comment", "length"),
        ("card-duplicate", holder, Some("a\u{202e}b"), "comment", "hidden_character"),
        ("card-duplicate", holder, Some("a\u{0}b"), "comment", "hidden_character"),
    ] {
        let problem = send(&caller, document, beneficiary, comment).await.expect_problem(ProblemKind::InvalidValues);
        let found: Vec<_> = problem.errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        assert_eq!(found, [(field, code)], "{document} {comment:?}");
    }
    assert_eq!(stored(&app).await, 0);
}

/// Somebody else's family is answered like nobody.
#[actix_web::test]
async fn members_of_others_are_unknown() {
    let app = spawn().await;
    let others = household(&app.sign_in(&giulia()).await).await.holder.id;
    let caller = app.sign_in(&alain()).await;
    let others = send(&caller, "card-duplicate", others, None).await;
    let nobody = send(&caller, "card-duplicate", Uuid::from_u128(7), None).await;
    assert_eq!(others.fingerprint(), nobody.fingerprint());
}

/// Documents that are open to every member of the household.
const FOR_EVERYBODY: [&str; 7] =
    ["care-in-france", "care-in-italy", "yearly-refunds", "full-cover", "spa-cure", "no-allowance", "card-duplicate"];

/// A household has twenty open requests at most, and is told what to wait for.
#[actix_web::test]
async fn a_household_has_twenty_open_requests_at_most() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let home = household(&caller).await;
    let members = [home.holder.id, home.children[0].id, home.children[1].id];
    let all: Vec<_> =
        FOR_EVERYBODY.iter().flat_map(|document| members.map(|member| request(document, member))).collect();
    for request in &all[..20] {
        caller.send(request).await.unwrap();
    }
    let refused = send(&caller, &all[20].document, all[20].beneficiary, None).await;
    refused.expect_problem(ProblemKind::TooManyOpenRequests);
    assert_eq!(stored(&app).await, 20);
}

/// Forty requests within a day are enough, even if all are answered: then one waits, and is told how long.
#[actix_web::test]
async fn forty_requests_within_a_day_are_enough() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let holder = household(&caller).await.holder.id;
    for _ in 0..40 {
        let made = caller.send(&request("card-duplicate", holder)).await.unwrap();
        let sent = contract::requests::RequestVerdict::Sent { answer: None };
        answer(app.db(), &DeskActor::operator(), &made.number, sent, app.clock.now()).await.unwrap();
    }
    app.clock.advance(TimeDelta::minutes(10));
    let refused = send(&caller, "card-duplicate", holder, None).await;
    assert_eq!(refused.expect_problem(ProblemKind::TooManyAttempts).retry_after_seconds, Some(86_400 - 600));
    assert_eq!(refused.header("ratelimit-policy"), Some("\"requests\";q=40;w=86400"));
    assert_eq!(stored(&app).await, 40);
}
