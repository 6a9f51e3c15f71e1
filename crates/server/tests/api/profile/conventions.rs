//! Conventions with complementary insurers (PROF-07).

use std::collections::HashSet;

use contract::{
    problem::ProblemKind,
    profile::{CheckInsurerMailbox, InsurerMailbox},
};
use reqwest::Method;
use serde_json::json;
use teleservices::profile::{ConventionError, issue_access_key, list_conventions, show_convention};

use super::steps::MAILBOX;
use crate::support::{alain, first_day, sophie, spawn};

/// PROF-07: an address of an insurer with a convention in force is named, however it is typed.
#[actix_web::test]
async fn an_insurers_address_is_recognised() {
    let app = spawn().await;
    for person in [alain(), sophie()] {
        let caller = app.sign_in(&person).await;
        let found = caller.send(&CheckInsurerMailbox { mailbox: " DECOMPTES@mutuelle.example ".to_owned() }).await;
        let expected = InsurerMailbox { insurer: "Mutuelle de Démonstration".to_owned(), mailbox: MAILBOX.to_owned() };
        assert_eq!(found.unwrap(), expected);
    }
}

/// PROF-07: anything else is refused with a reason, also a convention that has ended.
#[actix_web::test]
async fn an_address_without_a_convention_is_refused() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for (mailbox, code) in [
        ("alain.dupont@example.com", "no_convention"),
        ("soins@autrefois.example", "no_convention"),
        ("decomptes", "email_missing_at"),
    ] {
        let request = caller.request(Method::POST, "/api/v1/profile/insurer-mailboxes/checks").ours();
        let answer = request.json(&json!({ "mailbox": mailbox })).send().await;
        let problem = answer.expect_problem(ProblemKind::InvalidValues);
        assert_eq!((problem.errors[0].field.as_str(), problem.errors[0].code.as_str()), ("mailbox", code));
    }
}

/// The operator sees the conventions and gives an insurer a new key, of which only the hash is kept.
#[actix_web::test]
async fn the_operator_lists_conventions_and_issues_keys() {
    let app = spawn().await;
    let found = list_conventions(app.db(), first_day()).await.unwrap();
    let in_force: Vec<_> = found.iter().map(|one| (one.number.as_str(), one.in_force)).collect();
    let expected = [("CV-2012-001", false), ("CV-2019-004", true), ("CV-2021-011", true), ("CV-2024-002", true)];
    assert_eq!(in_force, expected);
    let (first, second) = (
        issue_access_key(app.db(), "CV-2019-004").await.unwrap(),
        issue_access_key(app.db(), "CV-2019-004").await.unwrap(),
    );
    assert_ne!(first.reveal(), second.reveal());
    let shown = show_convention(app.db(), "CV-2019-004", first_day()).await.unwrap();
    assert!(shown.has_access_key);
    assert!(!serde_json::to_string(&shown).unwrap().contains(&second.hash()));
    let error = issue_access_key(app.db(), "CV-1").await.unwrap_err();
    assert!(matches!(&error, ConventionError::Unknown(number) if number == "CV-1"), "{error}");
}

/// PROF-07: the form that asks an insurer for a convention can be downloaded in every language, without signing in.
#[actix_web::test]
async fn the_convention_request_form_can_be_downloaded() {
    let app = spawn().await;
    let mut forms = HashSet::new();
    for language in ["", "?language=fr", "?language=en", "?language=it"] {
        let answer = app.anybody().get(format!("/api/v1/convention-request-form{language}")).await.expect_status(200);
        assert_eq!(answer.header("content-type"), Some("application/pdf"));
        assert!(answer.body.starts_with(b"%PDF-"), "{language}");
        forms.insert(answer.body.clone());
    }
    assert_eq!(forms.len(), 3, "French when no language is asked for");
    let refused = app.anybody().get("/api/v1/convention-request-form?language=de").await;
    refused.expect_problem(ProblemKind::MalformedRequest);
}
