//! Guessing slows down, and never locks the owner out of a browser they signed in from (AUTH-04).

use chrono::TimeDelta;
use contract::problem::ProblemKind;
use entity::identity::sign_in_brake;
use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::EntityTrait as _;
use serde_json::Value;

use crate::support::{Answer, Caller, Person, TestApp, alain, giulia, sophie, spawn, spawn_with};

/// Failures that are free from one address, or from one known browser.
const FREE_HERE: usize = 4;

/// Failures that are free from all addresses together.
const FREE_EVERYWHERE: usize = 20;

fn wrong(person: &Person) -> Value {
    person.credentials_but("password", "deviné au hasard")
}

async fn fail(caller: &Caller, credentials: &Value, times: usize) {
    for _ in 0..times {
        caller.sign_in(credentials).await.expect_problem(ProblemKind::SignInRefused);
    }
}

fn wait_of(answer: &Answer) -> u32 {
    answer.expect_problem(ProblemKind::TooManyAttempts).retry_after_seconds.unwrap()
}

/// An application behind a proxy, so that callers come from different addresses.
async fn spawn_behind_proxy() -> TestApp {
    spawn_with(|config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]).await
}

async fn sign_in_from(app: &TestApp, address: &str, credentials: &Value) -> Answer {
    let request = app.anybody().request(Method::POST, "/api/v1/session").ours();
    request.sent_from(address).json(credentials).send().await
}

/// After four free failures each further one costs a wait that doubles, and `Retry-After` tells how long.
#[actix_web::test]
async fn repeated_failures_wait_longer_and_longer() {
    let app = spawn().await;
    let caller = app.anybody();
    fail(&caller, &wrong(&alain()), FREE_HERE).await;
    for expected in [30, 60, 120] {
        fail(&caller, &wrong(&alain()), 1).await;
        assert_eq!(wait_of(&caller.sign_in(&wrong(&alain())).await), expected);
        app.clock.advance(TimeDelta::seconds(expected.into()));
    }
    fail(&caller, &wrong(&alain()), 1).await;
}

/// While one has to wait, even the right password is turned away, and asking again does not prolong the wait.
#[actix_web::test]
async fn the_right_password_waits_too() {
    let app = spawn().await;
    let caller = app.anybody();
    fail(&caller, &wrong(&alain()), FREE_HERE + 1).await;
    for _ in 0..3 {
        assert_eq!(wait_of(&caller.sign_in(&alain().credentials()).await), 30);
    }
    app.clock.advance(TimeDelta::seconds(30));
    caller.sign_in(&alain().credentials()).await.expect_status(201);
}

/// A matricule that does not exist is braked exactly like one that does: nobody learns which is which.
#[actix_web::test]
async fn unknown_matricules_are_braked_alike() {
    let app = spawn().await;
    let caller = app.anybody();
    let nobody = alain().credentials_but("matricule", "999999");
    fail(&caller, &nobody, FREE_HERE + 1).await;
    fail(&caller, &wrong(&alain()), FREE_HERE + 1).await;
    let (unknown, known) = (caller.sign_in(&nobody).await, caller.sign_in(&wrong(&alain())).await);
    assert_eq!(wait_of(&unknown), 30);
    assert_eq!(unknown.fingerprint(), known.fingerprint());
}

/// Blanks and case do not give an attacker new attempts.
#[actix_web::test]
async fn other_spellings_of_a_matricule_share_one_brake() {
    let app = spawn().await;
    let caller = app.anybody();
    for spelling in ["002490", "002 490", " 002490", "0 0 2 4 9 0", "002490 "] {
        let mut guess = wrong(&alain());
        guess["matricule"] = spelling.into();
        fail(&caller, &guess, 1).await;
    }
    wait_of(&caller.sign_in(&wrong(&alain())).await);
}

/// A browser that the owner signed in from keeps its way in while strangers guess.
#[actix_web::test]
async fn a_known_browser_keeps_its_way_in() {
    let app = spawn().await;
    let owner = app.sign_in(&alain()).await;
    owner.sign_out().await.expect_status(204);
    let stranger = app.anybody();
    fail(&stranger, &wrong(&alain()), FREE_HERE + 1).await;
    wait_of(&stranger.sign_in(&alain().credentials()).await);
    owner.sign_in(&alain().credentials()).await.expect_status(201);
    wait_of(&stranger.sign_in(&alain().credentials()).await);
}

/// A known browser has a brake of its own: whoever sits down at it cannot guess for ever.
#[actix_web::test]
async fn a_known_browser_is_braked_by_its_own_failures() {
    let app = spawn().await;
    let owner = app.sign_in(&alain()).await;
    fail(&owner, &wrong(&alain()), FREE_HERE + 1).await;
    assert_eq!(wait_of(&owner.sign_in(&alain().credentials()).await), 30);
    app.anybody().sign_in(&alain().credentials()).await.expect_status(201);
}

/// A browser is known to the subscriptions that signed in from it, and to no other.
#[actix_web::test]
async fn a_browser_known_to_one_is_a_stranger_to_another() {
    let app = spawn().await;
    let giulias = app.sign_in(&giulia()).await;
    fail(&giulias, &wrong(&alain()), FREE_HERE + 1).await;
    wait_of(&giulias.sign_in(&alain().credentials()).await);
    giulias.sign_in(&giulia().credentials()).await.expect_status(201);
}

/// Two people who share a computer both keep their way in: the second one does not make the browser forget the first.
#[actix_web::test]
async fn a_shared_browser_is_known_to_everybody_who_used_it() {
    let app = spawn().await;
    let shared = app.sign_in(&alain()).await;
    shared.sign_in(&sophie().credentials()).await.expect_status(201);
    let stranger = app.anybody();
    fail(&stranger, &wrong(&alain()), FREE_HERE + 1).await;
    shared.sign_in(&alain().credentials()).await.expect_status(201);
    shared.sign_in(&sophie().credentials()).await.expect_status(201);
}

/// In a shared browser, the failures of one subscription are not those of the other.
#[actix_web::test]
async fn in_a_shared_browser_each_has_their_own_brake() {
    let app = spawn().await;
    let shared = app.sign_in(&alain()).await;
    shared.sign_in(&sophie().credentials()).await.expect_status(201);
    fail(&shared, &wrong(&alain()), FREE_HERE + 1).await;
    shared.sign_in(&sophie().credentials()).await.expect_status(201);
    wait_of(&shared.sign_in(&alain().credentials()).await);
}

/// The brake of one address does not hold people at another.
#[actix_web::test]
async fn brakes_are_per_address() {
    let app = spawn_behind_proxy().await;
    for _ in 0..=FREE_HERE {
        let answer = sign_in_from(&app, "203.0.113.1", &wrong(&alain())).await;
        answer.expect_problem(ProblemKind::SignInRefused);
    }
    wait_of(&sign_in_from(&app, "203.0.113.1", &alain().credentials()).await);
    sign_in_from(&app, "203.0.113.1", &giulia().credentials()).await.expect_status(201);
    sign_in_from(&app, "203.0.113.2", &alain().credentials()).await.expect_status(201);
}

/// An attacker with many addresses is braked by the count of all of them together.
#[actix_web::test]
async fn many_addresses_share_one_brake() {
    let app = spawn_behind_proxy().await;
    for number in 0..=FREE_EVERYWHERE {
        let answer = sign_in_from(&app, &format!("203.0.113.{number}"), &wrong(&alain())).await;
        answer.expect_problem(ProblemKind::SignInRefused);
    }
    let answer = sign_in_from(&app, "198.51.100.77", &alain().credentials()).await;
    assert_eq!(wait_of(&answer), 30);
}

/// What a client writes into `X-Forwarded-For` itself gives it no new attempts.
#[actix_web::test]
async fn a_forged_address_is_not_believed() {
    let app = spawn().await;
    for number in 0..=FREE_HERE {
        let answer = sign_in_from(&app, &format!("203.0.113.{number}"), &wrong(&alain())).await;
        answer.expect_problem(ProblemKind::SignInRefused);
    }
    wait_of(&sign_in_from(&app, "198.51.100.77", &wrong(&alain())).await);
}

/// Failures at the same moment are all counted: parallel guessing wins nothing.
#[actix_web::test]
async fn parallel_failures_are_all_counted() {
    let app = spawn().await;
    let guesses = (0..12).map(|_| {
        let caller = app.anybody();
        async move { caller.sign_in(&wrong(&alain())).await.status }
    });
    let statuses = join_all(guesses).await;
    let looked_at = statuses.iter().filter(|status| **status == 401).count();
    assert!(looked_at > FREE_HERE && statuses.iter().all(|status| [401, 429].contains(status)), "{statuses:?}");
    let counts = sign_in_brake::Entity::find().all(app.db()).await.unwrap();
    assert_eq!(counts.len(), 2, "this address, and everywhere");
    for count in counts {
        assert_eq!(usize::try_from(count.failures).unwrap(), looked_at);
    }
}

/// Right and wrong passwords at the same moment never fail inside.
#[actix_web::test]
async fn owners_and_guessers_at_the_same_moment_do_not_collide() {
    let app = spawn().await;
    let attempts = (0..24).map(|number| {
        let caller = app.anybody();
        let credentials = if number % 2 == 0 { alain().credentials() } else { wrong(&alain()) };
        async move { caller.sign_in(&credentials).await.status }
    });
    let statuses = join_all(attempts).await;
    assert!(statuses.iter().all(|status| [201, 401, 429].contains(status)), "{statuses:?}");
}

/// A success clears the count: a person who mistypes now and then is never braked.
#[actix_web::test]
async fn a_success_clears_the_count() {
    let app = spawn().await;
    for _ in 0..3 {
        let stranger = app.anybody();
        fail(&stranger, &wrong(&alain()), FREE_HERE).await;
        stranger.sign_in(&alain().credentials()).await.expect_status(201);
    }
}

/// Failures are forgotten after a day without another.
#[actix_web::test]
async fn failures_are_forgotten_after_a_day() {
    let app = spawn().await;
    let caller = app.anybody();
    fail(&caller, &wrong(&alain()), FREE_HERE).await;
    app.clock.advance(TimeDelta::hours(24) + TimeDelta::seconds(1));
    fail(&caller, &wrong(&alain()), FREE_HERE).await;
    fail(&caller, &wrong(&alain()), 1).await;
    wait_of(&caller.sign_in(&wrong(&alain())).await);
}

/// What is counted is kept as a hash: the table of failures tells no matricule and no address.
#[actix_web::test]
async fn the_counts_tell_nobody_who_was_guessed() {
    let app = spawn().await;
    fail(&app.anybody(), &wrong(&alain()), 1).await;
    for row in sign_in_brake::Entity::find().all(app.db()).await.unwrap() {
        assert!(row.key_hash.len() == 64 && row.key_hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}

/// One address may not hammer the server: after sixty attempts in a minute it has to wait, whatever it types.
#[actix_web::test]
async fn one_address_has_so_many_attempts_a_minute() {
    let app = spawn_behind_proxy().await;
    let mut attempts = 0;
    let wait = loop {
        attempts += 1;
        let answer = sign_in_from(&app, "203.0.113.9", &wrong(&alain())).await;
        // The brake of what is typed asks for thirty seconds, the one of the address for sixty.
        if answer.status == 429 && wait_of(&answer) != 30 || attempts == 600 {
            break wait_of(&answer);
        }
    };
    assert!(attempts > 60 && wait == 60, "after {attempts} attempts: {wait} s");
    sign_in_from(&app, "203.0.113.10", &giulia().credentials()).await.expect_status(201);
}
