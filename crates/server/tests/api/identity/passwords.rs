//! Choosing and changing one's password (AUTH-11).

use chrono::TimeDelta;
use contract::{
    identity::{ChoosePassword, ReadSession},
    problem::{Problem, ProblemKind},
};
use entity::identity::one_time_secret::Purpose;
use serde_json::{Value, json};

use crate::support::{Answer, Caller, alain, sophie, spawn};

const NEW: &str = "quatre chevaux sous la pluie";

async fn change(caller: &Caller, current: Option<&str>, new: &str) -> Answer {
    let mut body = json!({ "new_password": new });
    body["current_password"] = current.map_or(Value::Null, Value::from);
    caller.request(reqwest::Method::PUT, "/api/v1/profile/password").ours().json(&body).send().await
}

fn faults(problem: &Problem) -> Vec<(&str, &str)> {
    problem.errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect()
}

/// The new password signs in, the old one does not, and the moment is kept.
#[actix_web::test]
async fn a_password_is_changed() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    change(&caller, Some(alain().named.password), NEW).await.expect_status(200);
    app.anybody().sign_in(&alain().credentials()).await.expect_problem(ProblemKind::SignInRefused);
    app.anybody().sign_in(&alain().credentials_but("password", NEW)).await.expect_status(201);
    assert_eq!(app.subscription_of(&alain()).await.password_changed_at, Some(app.clock.now()));
}

/// Every other session ends, this one goes on with another cookie: whoever copied the old one is out.
#[actix_web::test]
async fn other_sessions_end_and_this_one_is_opened_anew() {
    let app = spawn().await;
    let (caller, elsewhere) = (app.sign_in(&alain()).await, app.sign_in(&alain()).await);
    let (copy, wife) = (caller.twin(), app.sign_in(&sophie()).await);
    let before = caller.cookie("session");
    change(&caller, Some(alain().named.password), NEW).await.expect_status(200);
    assert_ne!(caller.cookie("session"), before);
    assert!(caller.send(&ReadSession).await.is_ok());
    assert!(wife.send(&ReadSession).await.is_ok(), "another subscription is not concerned");
    for ended in [copy, elsewhere] {
        assert_eq!(ended.send(&ReadSession).await.unwrap_err().kind(), Some(ProblemKind::SessionRequired));
    }
}

/// The owner is told by mail where an address is confirmed, and pending links and codes are void.
#[actix_web::test]
async fn the_owner_is_told_and_pending_ways_are_void() {
    let app = spawn().await;
    let subscription = app.subscription_of(&alain()).await.id;
    app.link_for(subscription, Purpose::PasswordLink).await;
    app.link_for(subscription, Purpose::EmailLink).await;
    app.code_for(subscription, Purpose::PasswordCode).await;
    let caller = app.sign_in(&alain()).await;
    change(&caller, Some(alain().named.password), NEW).await.expect_status(200);
    assert_eq!(app.notices_of(subscription).await, ["password_changed"]);
    let void: Vec<bool> = app.secrets_of(subscription).await.iter().map(|one| one.voided_at.is_some()).collect();
    assert_eq!(void, [true, false, true], "the link that confirms an address stays");
}

/// Without a confirmed address nothing is mailed.
#[actix_web::test]
async fn nothing_is_mailed_without_an_address() {
    let app = spawn().await;
    let caller = app.sign_in(&sophie()).await;
    change(&caller, Some(sophie().named.password), NEW).await.expect_status(200);
    assert!(app.mails_of(app.subscription_of(&sophie()).await.id).await.is_empty());
}

/// Each password that is not acceptable is named, with its reason.
#[actix_web::test]
async fn passwords_that_are_not_acceptable_are_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let current = Some(alain().named.password);
    for (current, new, expected) in [
        (current, "court", vec![("new_password", "too_short")]),
        (current, "Mot de passe 123", vec![("new_password", "common")]),
        (current, "Alain-Dupont-1979", vec![("new_password", "personal_data")]),
        (current, "moulins-1979-03-15", vec![("new_password", "personal_data")]),
        (current, "abcabcabcabcabcabcabcabc", vec![("new_password", "too_weak")]),
        (Some("demonstration-002491"), NEW, vec![("current_password", "wrong")]),
        (None, "court", vec![("current_password", "wrong"), ("new_password", "too_short")]),
    ] {
        let problem = change(&caller, current, new).await.expect_problem(ProblemKind::InvalidValues);
        assert_eq!(faults(&problem), expected, "{new}");
    }
    app.anybody().sign_in(&alain().credentials()).await.expect_status(201);
}

/// The password in use is no new one.
#[actix_web::test]
async fn the_password_in_use_is_no_new_one() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    change(&caller, Some(alain().named.password), NEW).await.expect_status(200);
    let problem = change(&caller, Some(NEW), NEW).await.expect_problem(ProblemKind::InvalidValues);
    assert_eq!(faults(&problem), [("new_password", "unchanged")]);
}

/// Whoever sits at a session left open cannot guess the password; the sign-in of the owner is not held up by it.
#[actix_web::test]
async fn the_current_password_cannot_be_guessed_from_a_session() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for _ in 0..5 {
        change(&caller, Some("deviné au hasard"), NEW).await.expect_problem(ProblemKind::InvalidValues);
    }
    let wait = change(&caller, Some(alain().named.password), NEW).await.expect_problem(ProblemKind::TooManyAttempts);
    assert_eq!(wait.retry_after_seconds, Some(30));
    app.anybody().sign_in(&alain().credentials()).await.expect_status(201);
    app.clock.advance(TimeDelta::seconds(30));
    change(&caller, Some(alain().named.password), NEW).await.expect_status(200);
}

/// Two changes at the same moment rest on the same old password: one is stored.
#[actix_web::test]
async fn of_parallel_changes_exactly_one_is_stored() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let changes = (0..6).map(|number| {
        let caller = caller.twin();
        async move {
            let new = format!("{number} chevaux sous la pluie");
            change(&caller, Some(alain().named.password), &new).await.status
        }
    });
    let statuses = futures_util::future::join_all(changes).await;
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [200, 401, 422, 429].contains(status)), "{statuses:?}");
}

/// A session that was stolen and ended meanwhile changes nothing.
#[actix_web::test]
async fn an_ended_session_changes_nothing() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    app.clock.advance(TimeDelta::minutes(15));
    let request =
        ChoosePassword { current_password: Some(alain().named.password.to_owned()), new_password: NEW.to_owned() };
    assert_eq!(caller.send(&request).await.unwrap_err().kind(), Some(ProblemKind::SessionRequired));
}
