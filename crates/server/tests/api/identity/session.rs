//! The life of a session: fifteen idle minutes, twelve hours, or signing out.

use chrono::TimeDelta;
use contract::{identity::ReadSession, problem::ProblemKind};
use entity::identity::session;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use teleservices::identity::forget_ended;

use crate::support::{Caller, alain, spawn};

async fn has_ended(caller: &Caller) -> bool {
    match caller.send(&ReadSession).await {
        Ok(_) => false,
        Err(error) => {
            assert_eq!(error.kind(), Some(ProblemKind::SessionRequired));
            true
        }
    }
}

/// NAV-12: without a request for fifteen minutes a session ends.
#[actix_web::test]
async fn fifteen_idle_minutes_end_a_session() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    app.clock.advance(TimeDelta::minutes(14));
    assert!(!has_ended(&caller).await);
    app.clock.advance(TimeDelta::minutes(14) + TimeDelta::seconds(59));
    assert!(!has_ended(&caller).await, "each request starts the fifteen minutes again");
    app.clock.advance(TimeDelta::minutes(15));
    assert!(has_ended(&caller).await);
}

/// However busy the person is, a session ends after twelve hours.
#[actix_web::test]
async fn twelve_hours_end_a_session() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for _ in 0..71 {
        app.clock.advance(TimeDelta::minutes(10));
        assert!(!has_ended(&caller).await);
    }
    app.clock.advance(TimeDelta::minutes(9));
    assert!(!has_ended(&caller).await);
    app.clock.advance(TimeDelta::minutes(1));
    assert!(has_ended(&caller).await);
}

/// A request that is refused does not prolong anything: a session that has ended stays ended.
#[actix_web::test]
async fn an_ended_session_does_not_come_back() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    app.clock.advance(TimeDelta::minutes(16));
    assert!(has_ended(&caller).await);
    app.clock.advance(TimeDelta::minutes(-10));
    caller.sign_out().await.expect_status(204);
    assert!(has_ended(&caller).await);
}

/// NAV-08: signing out ends the session on the server, for every copy of its cookie.
#[actix_web::test]
async fn signing_out_ends_the_session_on_the_server() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let copy = caller.twin();
    caller.sign_out().await.expect_status(204);
    assert_eq!(caller.cookie("session"), None, "the browser forgets");
    assert!(has_ended(&copy).await, "and the server too");
    assert_eq!(session::Entity::find().count(app.db()).await.unwrap(), 0);
}

/// Signing out of one browser leaves the session of another alone.
#[actix_web::test]
async fn sessions_of_two_browsers_are_independent() {
    let app = spawn().await;
    let (desk, phone) = (app.sign_in(&alain()).await, app.sign_in(&alain()).await);
    desk.sign_out().await.expect_status(204);
    assert!(has_ended(&desk).await);
    assert!(!has_ended(&phone).await);
}

/// Signing out without a session does nothing, and succeeds.
#[actix_web::test]
async fn signing_out_twice_succeeds() {
    let app = spawn().await;
    app.anybody().sign_out().await.expect_status(204);
    let caller = app.sign_in(&alain()).await;
    caller.sign_out().await.expect_status(204);
    caller.sign_out().await.expect_status(204);
}

/// A cookie that was never given opens nothing, whatever it holds.
#[actix_web::test]
async fn an_invented_cookie_opens_nothing() {
    let app = spawn().await;
    for value in ["", "x", "0", "%00", "ééé", &"a".repeat(3_000)] {
        let caller = app.anybody();
        caller.set_cookie("session", value);
        assert!(has_ended(&caller).await, "{value}");
    }
}

/// Sessions that have ended by time leave the table when the house is kept; the one that holds stays.
#[actix_web::test]
async fn ended_sessions_are_swept_and_the_living_one_stays() {
    let app = spawn().await;
    app.sign_in(&alain()).await;
    app.clock.advance(TimeDelta::hours(1));
    let caller = app.sign_in(&alain()).await;
    forget_ended(app.db(), app.state.clock.now()).await.unwrap();
    assert!(caller.send(&ReadSession).await.is_ok());
    assert_eq!(session::Entity::find().count(app.db()).await.unwrap(), 1);
}
