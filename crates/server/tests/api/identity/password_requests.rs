//! « Mot de passe oublié » (AUTH-05, AUTH-06).

use chrono::TimeDelta;
use contract::problem::ProblemKind;
use entity::{
    identity::password_request,
    post::{
        letter::{self, LetterKind},
        outgoing_mail,
    },
};
use futures_util::future::join_all;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, Person, TestApp, alain, giulia, spawn, spawn_with};

fn typed(person: &Person) -> Value {
    json!({
        "population": person.population.code(),
        "matricule": person.matricule(),
        "birth_date": person.named.birth_date,
    })
}

async fn ask(app: &TestApp, typed: &Value) -> Answer {
    ask_from(app, "203.0.113.1", typed).await
}

async fn ask_from(app: &TestApp, address: &str, typed: &Value) -> Answer {
    send_from(&app.anybody(), address, typed).await
}

async fn send_from(caller: &Caller, address: &str, typed: &Value) -> Answer {
    let request = caller.request(reqwest::Method::POST, "/api/v1/password-requests").ours();
    request.sent_from(address).json(typed).send().await
}

/// An application behind a proxy, so that callers come from different addresses.
async fn spawn_behind_proxy() -> TestApp {
    spawn_with(|config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]).await
}

async fn letters(app: &TestApp) -> u64 {
    letter::Entity::find().count(app.db()).await.unwrap()
}

async fn mails(app: &TestApp) -> u64 {
    outgoing_mail::Entity::find().count(app.db()).await.unwrap()
}

/// With a confirmed address a link is mailed, without one a letter is queued.
#[actix_web::test]
async fn a_link_is_mailed_or_a_letter_is_queued() {
    let app = spawn().await;
    ask(&app, &typed(&alain())).await.expect_status(202);
    ask(&app, &typed(&giulia())).await.expect_status(202);
    let (alain, giulia) = (app.subscription_of(&alain()).await, app.subscription_of(&giulia()).await);
    assert_eq!(app.notices_of(alain.id).await, ["password_link"]);
    assert_eq!(app.mails_of(alain.id).await[0].recipient, "alain.dupont@example.com");
    assert!(app.letters_of(alain.id).await.is_empty() && app.mails_of(giulia.id).await.is_empty());
    let letter = app.letters_of(giulia.id).await.pop().unwrap();
    assert_eq!(letter.kind, LetterKind::ForgottenPassword);
}

/// Whatever was typed, the answer is to the byte the same.
#[actix_web::test]
async fn the_answer_is_the_same_in_every_case() {
    let app = spawn().await;
    let mut unknown = typed(&alain());
    unknown["matricule"] = "999999".into();
    let mut wrong_day = typed(&alain());
    wrong_day["birth_date"] = "1979-03-16".into();
    let mut other_population = typed(&giulia());
    other_population["population"] = "retired".into();
    let mut answers = Vec::new();
    for typed in [typed(&alain()), typed(&alain()), unknown, wrong_day, other_population, typed(&giulia())] {
        answers.push(ask(&app, &typed).await.expect_status(202).fingerprint());
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}

/// Once a day, by the days of Monaco: a new one begins at 23:00 UTC in winter.
#[actix_web::test]
async fn the_function_works_once_a_day_in_monaco() {
    let app = spawn_behind_proxy().await;
    for (hours, expected) in [(0, 1), (0, 1), (12, 1), (1, 2), (0, 2), (23, 2), (1, 3)] {
        app.clock.advance(TimeDelta::hours(hours));
        ask(&app, &typed(&alain())).await.expect_status(202);
        assert_eq!(mails(&app).await, expected, "{hours} hours later");
    }
}

/// Only a matching pair consumes the day.
#[actix_web::test]
async fn a_pair_that_does_not_match_consumes_nothing() {
    let app = spawn().await;
    let mut wrong = typed(&alain());
    wrong["birth_date"] = "1979-03-16".into();
    for _ in 0..3 {
        ask(&app, &wrong).await.expect_status(202);
    }
    assert_eq!(password_request::Entity::find().count(app.db()).await.unwrap(), 0);
    ask(&app, &typed(&alain())).await.expect_status(202);
    assert_eq!(mails(&app).await, 1);
}

/// A clock that jumps back a day sends nothing twice on one day.
#[actix_web::test]
async fn a_clock_that_jumps_back_sends_nothing_twice() {
    let app = spawn().await;
    for days in [0, 1, -1, 1] {
        app.clock.advance(TimeDelta::days(days));
        ask(&app, &typed(&alain())).await.expect_status(202);
    }
    assert_eq!(mails(&app).await, 2);
}

/// Of two hundred requests at the same moment exactly one sends something.
#[actix_web::test]
async fn of_two_hundred_parallel_requests_exactly_one_sends_something() {
    let app = spawn_behind_proxy().await;
    let before = letters(&app).await;
    let anybody = app.anybody();
    let requests = (0..200).map(|number| {
        let (caller, address) = (anybody.twin(), format!("203.0.113.{number}"));
        async move { send_from(&caller, &address, &typed(&giulia())).await.status }
    });
    let statuses = join_all(requests).await;
    assert!(statuses.iter().all(|status| *status == 202), "{statuses:?}");
    assert_eq!(letters(&app).await - before, 1);
    assert_eq!(password_request::Entity::find().count(app.db()).await.unwrap(), 1);
}

/// The letter of yesterday that waits to be printed is enough.
#[actix_web::test]
async fn a_letter_that_waits_is_not_queued_again() {
    let app = spawn().await;
    let before = letters(&app).await;
    for _ in 0..3 {
        ask(&app, &typed(&giulia())).await.expect_status(202);
        app.clock.advance(TimeDelta::days(1));
    }
    assert_eq!(letters(&app).await - before, 1);
}

/// Many requests for one account from one address have to wait, matching or not; signing in is never held up by them.
#[actix_web::test]
async fn many_requests_have_to_wait_and_hold_up_no_sign_in() {
    let app = spawn_behind_proxy().await;
    let mut unknown = typed(&alain());
    unknown["matricule"] = "999999".into();
    for typed in [typed(&alain()), unknown] {
        for _ in 0..5 {
            ask(&app, &typed).await.expect_status(202);
        }
        let wait = ask(&app, &typed).await.expect_problem(ProblemKind::TooManyAttempts);
        assert_eq!(wait.retry_after_seconds, Some(30));
    }
    ask_from(&app, "203.0.113.2", &typed(&alain())).await.expect_status(202);
    app.anybody().sign_in(&alain().credentials()).await.expect_status(201);
}

/// A link that was sent stays valid when another is asked for the next day.
#[actix_web::test]
async fn a_link_already_sent_stays_valid() {
    let app = spawn().await;
    let subscription = app.subscription_of(&alain()).await.id;
    let token = app.link_for(subscription, entity::identity::one_time_secret::Purpose::PasswordLink).await;
    ask(&app, &typed(&alain())).await.expect_status(202);
    let link = contract::identity::ReadPasswordLink { token };
    assert!(app.anybody().send(&link).await.is_ok());
}
