//! The first sign-in: the code of a letter opens a session in which a password is chosen, and nothing else (AUTH-10).

use chrono::TimeDelta;
use contract::{
    care::ReadCareTotals,
    identity::{ChoosePassword, ReadSession},
    problem::ProblemKind,
    profile::ListSessions,
};
use entity::identity::{one_time_secret::Purpose, session};
use futures_util::future::join_all;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::Value;

use crate::support::{Caller, Person, TestApp, alain, spawn, spawn_with};

const NEW: &str = "quatre chevaux sous la pluie";

/// Thomas with a code in place of his password, and what he types.
async fn with_code(app: &TestApp, person: &Person) -> (i64, Value) {
    let subscription = app.subscription_of(person).await.id;
    app.set_password(subscription, None).await;
    let code = app.code_for(subscription, Purpose::ActivationCode).await;
    (subscription, person.credentials_but("password", code))
}

async fn choose(caller: &Caller, new_password: &str) -> Result<contract::identity::Session, client::ClientError> {
    caller.send(&ChoosePassword { current_password: None, new_password: new_password.to_owned() }).await
}

/// The session says what comes next, and everything else waits.
#[actix_web::test]
async fn nothing_is_open_before_a_password_is_chosen() {
    let app = spawn().await;
    let (_, credentials) = with_code(&app, &alain()).await;
    let caller = app.anybody();
    caller.sign_in(&credentials).await.expect_status(201);
    assert!(caller.send(&ReadSession).await.unwrap().must_choose_password);
    for refused in
        [caller.send(&ReadCareTotals::default()).await.map(|_| ()), caller.send(&ListSessions).await.map(|_| ())]
    {
        assert_eq!(refused.unwrap_err().kind(), Some(ProblemKind::PasswordMustBeChosen));
    }
    let session = choose(&caller, NEW).await.unwrap();
    assert!(!session.must_choose_password);
    assert!(caller.send(&ReadCareTotals::default()).await.is_ok());
    app.anybody().sign_in(&alain().credentials_but("password", NEW)).await.expect_status(201);
}

/// Case, blanks and hyphens of a code do not matter.
#[actix_web::test]
async fn a_code_is_typed_as_one_likes() {
    let app = spawn().await;
    let (_, mut credentials) = with_code(&app, &alain()).await;
    let code = credentials["password"].as_str().unwrap().to_lowercase();
    credentials["password"] = format!(" {} ", code.replace('-', " ")).into();
    app.anybody().sign_in(&credentials).await.expect_status(201);
}

/// The password goes on working while a code is on its way.
#[actix_web::test]
async fn a_code_does_not_take_the_password_away() {
    let app = spawn().await;
    let subscription = app.subscription_of(&alain()).await.id;
    app.code_for(subscription, Purpose::PasswordCode).await;
    let caller = app.sign_in(&alain()).await;
    assert!(!caller.send(&ReadSession).await.unwrap().must_choose_password);
}

/// A code is used up by the password that is chosen, and never becomes one.
#[actix_web::test]
async fn a_code_is_used_once_and_never_becomes_the_password() {
    let app = spawn().await;
    let (subscription, credentials) = with_code(&app, &alain()).await;
    let caller = app.anybody();
    caller.sign_in(&credentials).await.expect_status(201);
    let refused = choose(&caller, credentials["password"].as_str().unwrap()).await.unwrap_err();
    assert_eq!(refused.kind(), Some(ProblemKind::InvalidValues));
    choose(&caller, NEW).await.unwrap();
    app.anybody().sign_in(&credentials).await.expect_problem(ProblemKind::SignInRefused);
    assert!(app.secrets_of(subscription).await[0].used_at.is_some());
}

/// Somebody who loses the connection is not locked out: the code works again when that session has ended.
#[actix_web::test]
async fn a_code_works_again_when_its_session_ended_without_a_password() {
    let app = spawn().await;
    let (_, credentials) = with_code(&app, &alain()).await;
    let first = app.anybody();
    first.sign_in(&credentials).await.expect_status(201);
    app.anybody().sign_in(&credentials).await.expect_problem(ProblemKind::SignInRefused);
    app.clock.advance(TimeDelta::minutes(15));
    let second = app.anybody();
    second.sign_in(&credentials).await.expect_status(201);
    second.sign_out().await.expect_status(204);
    app.anybody().sign_in(&credentials).await.expect_status(201);
    assert_eq!(session::Entity::find().count(app.db()).await.unwrap(), 1, "what time has ended does not come back");
}

/// A code works for thirty days, however the clock jumps between.
#[actix_web::test]
async fn a_code_expires_after_thirty_days() {
    let app = spawn().await;
    let (_, credentials) = with_code(&app, &alain()).await;
    app.clock.advance(TimeDelta::days(30));
    app.anybody().sign_in(&credentials).await.expect_problem(ProblemKind::SignInRefused);
    app.clock.advance(TimeDelta::minutes(-1));
    let caller = app.anybody();
    caller.sign_in(&credentials).await.expect_status(201);
    app.clock.advance(TimeDelta::minutes(10));
    choose(&caller, NEW).await.expect("the session was opened in time");
}

/// A newer letter makes the code of an earlier one void, and the session that it has opened can choose nothing.
#[actix_web::test]
async fn a_newer_code_takes_the_place_of_an_earlier_one() {
    let app = spawn().await;
    let (subscription, credentials) = with_code(&app, &alain()).await;
    let stranger = app.anybody();
    stranger.sign_in(&credentials).await.expect_status(201);
    let newer = app.code_for(subscription, Purpose::PasswordCode).await;
    app.anybody().sign_in(&credentials).await.expect_problem(ProblemKind::SignInRefused);
    assert_eq!(choose(&stranger, NEW).await.unwrap_err().kind(), Some(ProblemKind::SessionRequired));
    let owner = app.anybody();
    owner.sign_in(&alain().credentials_but("password", newer)).await.expect_status(201);
    choose(&owner, NEW).await.unwrap();
}

/// Of a hundred tries at the same moment exactly one opens a session.
#[actix_web::test]
async fn of_a_hundred_parallel_tries_exactly_one_succeeds() {
    let app = spawn_with(|config| config.password_queue = 400).await;
    let (_, credentials) = with_code(&app, &alain()).await;
    let anybody = app.anybody();
    let tries = (0..100).map(|_| {
        let (caller, credentials) = (anybody.twin(), &credentials);
        async move { caller.sign_in(credentials).await.status }
    });
    let statuses = join_all(tries).await;
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [201, 401, 429].contains(status)), "{statuses:?}");
    assert_eq!(session::Entity::find().count(app.db()).await.unwrap(), 1);
}

/// Of two passwords chosen at the same moment in one session, one is stored.
#[actix_web::test]
async fn of_parallel_choices_exactly_one_is_stored() {
    let app = spawn().await;
    let (_, credentials) = with_code(&app, &alain()).await;
    let caller = app.anybody();
    caller.sign_in(&credentials).await.expect_status(201);
    let choices = (0..8).map(|number| {
        let caller = caller.twin();
        async move { choose(&caller, &format!("{number} chevaux sous la pluie")).await.is_ok() }
    });
    let stored: Vec<usize> =
        join_all(choices).await.into_iter().enumerate().filter(|(_, stored)| *stored).map(|(n, _)| n).collect();
    assert_eq!(stored.len(), 1);
    let password = format!("{} chevaux sous la pluie", stored[0]);
    app.anybody().sign_in(&alain().credentials_but("password", password)).await.expect_status(201);
}

/// After twenty wrong codes the right one works no more, also when each comes from another address.
#[actix_web::test]
async fn twenty_wrong_codes_end_a_code() {
    let app = spawn().await;
    let (subscription, credentials) = with_code(&app, &alain()).await;
    for number in 0..20_u8 {
        let wrong = contract::identity::LetterCode::from_numbers([number; 11]).grouped();
        app.anybody().sign_in(&alain().credentials_but("password", wrong)).await;
        app.clock.advance(TimeDelta::hours(1));
    }
    app.clock.advance(TimeDelta::hours(25));
    assert_eq!(app.secrets_of(subscription).await[0].failed_tries, 20);
    app.anybody().sign_in(&credentials).await.expect_problem(ProblemKind::SignInRefused);
}

/// What is no code is not counted on one.
#[actix_web::test]
async fn wrong_passwords_do_not_use_up_a_code() {
    let app = spawn().await;
    let (subscription, _) = with_code(&app, &alain()).await;
    for wrong in ["deviné au hasard", "2345-6789-ABCD-EFGH", "O345-6789-ABCD"] {
        let refused = app.anybody().sign_in(&alain().credentials_but("password", wrong)).await;
        refused.expect_problem(ProblemKind::SignInRefused);
    }
    assert_eq!(app.secrets_of(subscription).await[0].failed_tries, 0);
}

/// A wrong code, the code of somebody else and a code for nobody are one answer.
#[actix_web::test]
async fn wrong_codes_are_one_answer() {
    let app = spawn().await;
    let (_, credentials) = with_code(&app, &alain()).await;
    let wrong = contract::identity::LetterCode::from_numbers([3; 11]).grouped();
    let mut of_nobody = credentials.clone();
    of_nobody["matricule"] = "999999".into();
    let others = crate::support::giulia().credentials_but("password", credentials["password"].clone());
    let mut answers = Vec::new();
    for typed in [alain().credentials_but("password", wrong), of_nobody, others] {
        let answer = app.anybody().sign_in(&typed).await;
        answer.expect_problem(ProblemKind::SignInRefused);
        answers.push(answer.fingerprint());
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}

/// The letters and mails that follow are in the language in which the person signed in.
#[actix_web::test]
async fn the_language_of_the_pages_is_remembered() {
    let app = spawn().await;
    let caller = app.anybody();
    let request = caller.request(reqwest::Method::POST, "/api/v1/session").ours();
    let agent = format!("Mozilla/5.0 {}", "x".repeat(400));
    let request = request.header("accept-language", "it-IT,it;q=0.9").header("user-agent", agent);
    request.json(&alain().credentials()).send().await.expect_status(201);
    let subscription = app.subscription_of(&alain()).await;
    assert_eq!(subscription.language, "it");
    let session = app.newest_session(subscription.id).await.unwrap();
    assert_eq!(session.user_agent.unwrap().chars().count(), 300);
}
