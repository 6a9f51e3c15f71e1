//! Whether number and code of a document belong together, for anybody (REQ-05).

use chrono::TimeDelta;
use contract::{
    problem::ProblemKind,
    requests::{AttestationKind, IssuedAttestation, VerifiedDocument},
};
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use super::support::ask;
use crate::support::{Answer, TestApp, alain, spawn, spawn_with};

/// Failures that are free for a number from one address.
const FREE_HERE: usize = 4;

/// An attestation of Alain's.
async fn issued(app: &TestApp) -> IssuedAttestation {
    ask(&app.sign_in(&alain()).await, "medical-rights").await.issued.unwrap()
}

/// A stranger types a number and a code.
async fn typed(app: &TestApp, number: &str, code: &str) -> Answer {
    let body = json!({ "number": number, "code": code });
    app.anybody().request(Method::POST, "/api/v1/verifications").ours().json(&body).send().await
}

async fn typed_from(app: &TestApp, address: &str, number: &str, code: &str) -> Answer {
    let body = json!({ "number": number, "code": code });
    let request = app.anybody().request(Method::POST, "/api/v1/verifications").ours();
    request.sent_from(address).json(&body).send().await
}

/// A stranger learns what the document is and when it was issued, and of the person no more than the initials.
#[actix_web::test]
async fn a_stranger_learns_what_it_is_its_day_and_the_initials() {
    let app = spawn().await;
    let document = issued(&app).await;
    app.clock.advance(TimeDelta::days(40));
    let answer = typed(&app, &document.number, &document.code).await;
    let verified: VerifiedDocument = answer.read();
    assert_eq!((verified.number.as_str(), verified.kind), (document.number.as_str(), AttestationKind::MedicalRights));
    assert_eq!((verified.issued_on.to_string().as_str(), verified.initials.as_str()), ("2026-11-23", "A. D."));
    let told: Value = answer.read();
    assert_eq!(told.as_object().unwrap().len(), 4, "nothing else is told: {told}");
}

/// Number and code are taken as people type them.
#[actix_web::test]
async fn it_is_taken_as_people_type_it() {
    let app = spawn().await;
    let document = issued(&app).await;
    let (number, code) = (document.number.to_lowercase().replace('-', " "), document.code.to_lowercase());
    typed(&app, &number, &code.replace('-', "")).await.expect_status(200);
    typed(&app, &number.replace('0', "O"), &code.replace('0', "o").replace('1', "l")).await.expect_status(200);
}

/// Whatever is wrong, the answer is the same: no such number, another code, another year, no code at all.
#[actix_web::test]
async fn whatever_is_wrong_is_answered_alike() {
    let app = spawn().await;
    let document = issued(&app).await;
    let wrong_year = document.number.replace("2026", "2025");
    let expected = typed(&app, "ATT2026-999999", &document.code).await;
    expected.expect_problem(ProblemKind::DocumentNotVerified);
    for (number, code) in [
        (document.number.as_str(), "0000-0000"),
        (&document.number, "x"),
        (&wrong_year, &document.code),
        ("DEM2026-000001", &document.code),
        ("'; drop table attestation; --", "' or 1=1"),
    ] {
        assert_eq!(typed(&app, number, code).await.fingerprint(), expected.fingerprint(), "{number} {code}");
    }
    typed(&app, &"9".repeat(41), "x").await.expect_status(422);
}

/// Guessing at a number waits longer and longer, even for the right code, and says so in headers.
#[actix_web::test]
async fn guessing_at_a_number_waits() {
    let app = spawn().await;
    let document = issued(&app).await;
    for _ in 0..=FREE_HERE {
        typed(&app, &document.number, "0000-0000").await.expect_status(404);
    }
    let refused = typed(&app, &document.number, &document.code).await;
    assert_eq!(refused.expect_problem(ProblemKind::TooManyAttempts).retry_after_seconds, Some(30));
    assert_eq!(refused.header("retry-after"), Some("30"));
    assert!(refused.header("ratelimit-policy").is_some() && refused.header("ratelimit").is_some());
    app.clock.advance(TimeDelta::seconds(30));
    typed(&app, &document.number, &document.code).await.expect_status(200);
}

/// Many addresses that guess at one number are slowed down together; another number is not held up by it.
#[actix_web::test]
async fn many_addresses_are_slowed_down_together() {
    let app = spawn_with(|config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]).await;
    let (document, other) = (issued(&app).await, issued(&app).await);
    for place in 0..=20 {
        typed_from(&app, &format!("203.0.113.{place}"), &document.number, "0000-0000").await.expect_status(404);
    }
    let refused = typed_from(&app, "203.0.113.99", &document.number, &document.code).await;
    refused.expect_problem(ProblemKind::TooManyAttempts);
    typed_from(&app, "203.0.113.99", &other.number, &other.code).await.expect_status(200);
}

/// One address tries thirty documents a minute at most, whatever it types.
#[actix_web::test]
async fn one_address_tries_thirty_a_minute() {
    let app = spawn_with(|config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]).await;
    let document = issued(&app).await;
    // At once, so that the minute does not go by meanwhile.
    let answers = join_all((0..60).map(|_| typed_from(&app, "203.0.113.7", &document.number, &document.code))).await;
    let (verified, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 200);
    assert!(verified.len() >= 30 && !refused.is_empty(), "{} {}", verified.len(), refused.len());
    refused[0].expect_problem(ProblemKind::TooManyAttempts);
    assert_eq!(refused[0].header("ratelimit-policy"), Some("\"address\";q=30;w=60"));
    typed_from(&app, "203.0.113.8", &document.number, &document.code).await.expect_status(200);
}
