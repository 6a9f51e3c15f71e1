//! Identification costs a processor; reads must stay fast whatever happens there.

use std::pin::pin;

use contract::{identity::ReadSession, problem::ProblemKind};
use futures_util::FutureExt as _;
use secrecy::SecretString;

use crate::support::{alain, spawn_with};

/// A hash whose check takes a second or more.
const COSTLY: &str =
    "$argon2id$v=19$m=19456,t=60,p=1$c2VsLWRlLWxvbmd1ZXVyLTE$PzYbUVRBY2H1GfBxPUCbLRXhxQzkFfZoYFkwJ5dVYhY";

/// While the pool of passwords is full, sign-in answers 503 and says when to come back; reads go on.
#[actix_web::test]
async fn a_full_password_pool_turns_away_and_reads_go_on() {
    let app = spawn_with(|config| (config.password_workers, config.password_queue) = (1, 0)).await;
    let reader = app.sign_in(&alain()).await;
    let mut busy = pin!(app.state.passwords.verify(SecretString::from("x"), Some(COSTLY.to_owned())));
    assert!(busy.as_mut().now_or_never().is_none(), "the only place is taken");

    let refused = app.anybody().sign_in(&alain().credentials()).await.expect_problem(ProblemKind::Busy);
    assert_eq!(refused.retry_after_seconds, Some(2));
    assert!(reader.send(&ReadSession).await.is_ok());

    assert!(!busy.await.unwrap());
    app.anybody().sign_in(&alain().credentials()).await.expect_status(201);
}

/// Being turned away for lack of room is nobody's failure: it is not counted against them.
#[actix_web::test]
async fn being_turned_away_is_not_counted_as_a_failure() {
    let app = spawn_with(|config| (config.password_workers, config.password_queue) = (1, 0)).await;
    let mut busy = pin!(app.state.passwords.verify(SecretString::from("x"), Some(COSTLY.to_owned())));
    assert!(busy.as_mut().now_or_never().is_none());
    let caller = app.anybody();
    for _ in 0..6 {
        caller.sign_in(&alain().credentials()).await.expect_problem(ProblemKind::Busy);
    }
    assert!(!busy.await.unwrap());
    caller.sign_in(&alain().credentials()).await.expect_status(201);
}
