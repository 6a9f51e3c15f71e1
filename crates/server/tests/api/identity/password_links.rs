//! A mailed link to a new password (AUTH-05).

use chrono::TimeDelta;
use contract::{
    identity::{ReadPasswordLink, ReadSession, ResetPassword},
    problem::ProblemKind,
};
use entity::identity::one_time_secret::Purpose;
use futures_util::future::join_all;
use serde_json::json;

use crate::support::{Answer, Caller, TestApp, alain, spawn, spawn_with};

const NEW: &str = "quatre chevaux sous la pluie";

async fn link_of_alain(app: &TestApp) -> String {
    app.link_for(app.subscription_of(&alain()).await.id, Purpose::PasswordLink).await
}

async fn reset(app: &TestApp, token: &str, new_password: &str) -> Answer {
    reset_by(&app.anybody(), token, new_password).await
}

async fn reset_by(caller: &Caller, token: &str, new_password: &str) -> Answer {
    let body = json!({ "token": token, "new_password": new_password });
    caller.request(reqwest::Method::POST, "/api/v1/password-resets").ours().json(&body).send().await
}

async fn read(app: &TestApp, token: &str) -> Answer {
    let body = json!({ "token": token });
    app.anybody().request(reqwest::Method::POST, "/api/v1/password-links/readings").ours().json(&body).send().await
}

/// Following a link, once or often, uses nothing up: mail scanners follow links too.
#[actix_web::test]
async fn following_a_link_never_uses_it_up() {
    let app = spawn().await;
    let token = link_of_alain(&app).await;
    for _ in 0..3 {
        let link = app.anybody().send(&ReadPasswordLink { token: token.clone() }).await.unwrap();
        assert_eq!(link.first_name, "Alain");
        assert_eq!(link.expires_at, app.clock.now() + TimeDelta::hours(24));
    }
    app.anybody().send(&ResetPassword { token, new_password: NEW.to_owned() }).await.unwrap();
    app.anybody().sign_in(&alain().credentials_but("password", NEW)).await.expect_status(201);
}

/// A reset ends every session, makes other links and codes void, and tells the owner.
#[actix_web::test]
async fn a_reset_ends_sessions_and_other_ways_and_tells_the_owner() {
    let app = spawn().await;
    let subscription = app.subscription_of(&alain()).await.id;
    let other = link_of_alain(&app).await;
    app.code_for(subscription, Purpose::PasswordCode).await;
    let (caller, token) = (app.sign_in(&alain()).await, link_of_alain(&app).await);
    reset(&app, &token, NEW).await.expect_status(204);
    assert_eq!(caller.send(&ReadSession).await.unwrap_err().kind(), Some(ProblemKind::SessionRequired));
    reset(&app, &other, "cinq chevaux sous la neige").await.expect_problem(ProblemKind::LinkUnusable);
    assert_eq!(app.notices_of(subscription).await, ["password_changed"]);
    let secrets = app.secrets_of(subscription).await;
    assert!(secrets.iter().all(|one| one.voided_at.is_some() || one.used_at.is_some()));
}

/// Used, expired, void, of another kind, cut or invented: one answer, to read and to use.
#[actix_web::test]
async fn links_that_cannot_be_used_are_one_answer() {
    let app = spawn().await;
    let subscription = app.subscription_of(&alain()).await.id;
    let used = link_of_alain(&app).await;
    let void = link_of_alain(&app).await;
    reset(&app, &used, NEW).await.expect_status(204);
    let expired = link_of_alain(&app).await;
    app.clock.advance(TimeDelta::hours(24));
    let valid = link_of_alain(&app).await;
    let other_kind = app.link_for(subscription, Purpose::EmailLink).await;
    let mut answers = Vec::new();
    for token in [used.as_str(), &void, &expired, &other_kind, &valid[..42], "x", "é'\u{202e}\n"] {
        for answer in [read(&app, token).await, reset(&app, token, "cinq chevaux sous la neige").await] {
            answer.expect_problem(ProblemKind::LinkUnusable);
            answers.push(answer.fingerprint());
        }
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    read(&app, &valid).await.expect_status(200);
}

/// A password that is not acceptable does not use the link up; the link itself never becomes the password.
#[actix_web::test]
async fn a_password_that_is_refused_leaves_the_link() {
    let app = spawn().await;
    let token = link_of_alain(&app).await;
    for refused in ["court", "Dupont-15-03-1979", &token, alain().named.password] {
        assert_eq!(reset(&app, &token, refused).await.refused_fields(), ["new_password"], "{refused}");
    }
    reset(&app, &token, NEW).await.expect_status(204);
}

/// Of fifty resets at the same moment with one link, one is done.
#[actix_web::test]
async fn of_fifty_parallel_resets_exactly_one_is_done() {
    let app = spawn_with(|config| config.password_queue = 200).await;
    let token = link_of_alain(&app).await;
    let anybody = app.anybody();
    let resets = (0..50).map(|number| {
        let (caller, token) = (anybody.twin(), &token);
        async move { reset_by(&caller, token, &format!("{number} chevaux sous la pluie")).await.status }
    });
    let statuses = join_all(resets).await;
    let done: Vec<usize> = (0..50).filter(|number| statuses[*number] == 204).collect();
    assert_eq!(done.len(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [204, 410].contains(status)), "{statuses:?}");
    let password = format!("{} chevaux sous la pluie", done[0]);
    app.anybody().sign_in(&alain().credentials_but("password", password)).await.expect_status(201);
}
