//! Bodies that cannot be read, are too large, or arrive too slowly.

use contract::problem::ProblemKind;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Connection, Request, TestApp, alain, head_of, spawn, spawn_with};

fn post(app: &TestApp) -> Request {
    app.anybody().request(Method::POST, "/api/v1/session").ours()
}

/// A body of another media type is not looked at: it is what a foreign form would send.
#[actix_web::test]
async fn only_json_is_read() {
    let app = spawn().await;
    let body = alain().credentials().to_string();
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"] {
        let answer = post(&app).header("content-type", media_type).body(body.clone()).send().await;
        answer.expect_problem(ProblemKind::MalformedRequest);
    }
    post(&app).body(body.clone()).send().await.expect_problem(ProblemKind::MalformedRequest);
    let with_charset = post(&app).header("content-type", "application/json; charset=utf-8").body(body);
    with_charset.send().await.expect_status(201);
}

/// A body of another shape is refused, and the problem quotes nothing of it.
#[actix_web::test]
async fn a_body_of_another_shape_is_refused_without_quoting_it() {
    let app = spawn().await;
    let secret = "un-secret-qui-ne-se-cite-pas";
    let bodies = [
        String::new(),
        "{".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        format!("\"{secret}\""),
        json!({ "matricule": secret }).to_string(),
        alain().credentials_but("population", secret).to_string(),
        alain().credentials_but("birth_date", secret).to_string(),
        alain().credentials_but("birth_date", "2023-02-30").to_string(),
        alain().credentials_but("password", json!({ "text": secret })).to_string(),
        alain().credentials_but("matricule", Value::Null).to_string(),
        alain().credentials().to_string().replace("demonstration", "\\ud800"),
    ];
    for body in bodies {
        let answer = post(&app).header("content-type", "application/json").body(body).send().await;
        answer.expect_problem(ProblemKind::MalformedRequest);
        assert!(!answer.text().contains(secret), "{}", answer.text());
    }
}

/// Values of the right shape and the wrong length are refused by name.
#[actix_web::test]
async fn values_of_the_wrong_length_are_named() {
    let app = spawn().await;
    for (field, value) in [
        ("matricule", String::new()),
        ("matricule", "1".repeat(13)),
        ("password", String::new()),
        ("password", "x".repeat(129)),
    ] {
        let answer = app.anybody().sign_in(&alain().credentials_but(field, value)).await;
        assert_eq!(answer.refused_fields(), [field]);
    }
    let mut both = alain().credentials_but("matricule", "");
    both["password"] = "".into();
    assert_eq!(app.anybody().sign_in(&both).await.refused_fields(), ["matricule", "password"]);
}

/// A body beyond 64 KiB is refused, whether its length is announced or not.
#[actix_web::test]
async fn a_large_body_is_refused() {
    let app = spawn().await;
    let body = alain().credentials_but("password", "x".repeat(70_000)).to_string();
    let answer = post(&app).header("content-type", "application/json").body(body).send().await;
    answer.expect_problem(ProblemKind::BodyTooLarge);
}

/// A compressed body is not inflated: it is simply no JSON.
#[actix_web::test]
async fn a_compressed_body_is_not_inflated() {
    let app = spawn().await;
    let answer = post(&app)
        .header("content-type", "application/json")
        .header("content-encoding", "gzip")
        .body(vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        .send()
        .await;
    answer.expect_problem(ProblemKind::MalformedRequest);
}

/// A body that does not arrive in time is answered 408.
#[actix_web::test]
async fn a_slow_body_is_not_waited_for() {
    let app = spawn_with(|config| config.request_timeout_seconds = 1).await;
    let mut slow = Connection::open(&app).await;
    slow.write(&head_of(&app, 100)).await;
    slow.write("{\"population\":").await;
    let answer = slow.answer(Method::POST, "/api/v1/session").await;
    answer.expect_problem(ProblemKind::RequestTimeout);
}
