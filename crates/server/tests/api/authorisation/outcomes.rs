//! Every cell of the table is what the application does.

use super::{
    callers::{Kind, subject},
    matrix::{MATRIX, Outcome},
};
use crate::support::{fund, spawn};

/// Every caller is answered what the table says, for every operation.
#[actix_web::test]
async fn every_caller_is_answered_what_the_table_says() {
    let fund = fund();
    let mut wrong = Vec::new();
    for kind in Kind::ALL {
        // An application for each kind: one address may sign in so many times a minute.
        let app = spawn().await;
        let mut who = subject(&app, &fund, kind).await;
        for row in MATRIX {
            let answer = (row.ask)(&who).send().await;
            let outcome = match answer.status {
                status if status < 400 => Outcome::Done(status),
                _ => Outcome::Refused(
                    serde_json::from_slice::<contract::problem::Problem>(&answer.body).unwrap().kind().unwrap(),
                ),
            };
            if outcome != row.cells.of(kind) {
                wrong.push(format!("{} by {kind:?}: {outcome:?}, not {:?}", row.operation, row.cells.of(kind)));
            }
            if !row.operation.starts_with("GET ") {
                // What changed something may have changed the caller.
                who = subject(&app, &fund, kind).await;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A refusal is the same for every operation that a caller may not use: it tells nothing of the object asked for.
#[actix_web::test]
async fn refusals_tell_nothing_of_the_object() {
    let (app, fund) = (spawn().await, fund());
    for kind in [Kind::Nobody, Kind::EndedSession, Kind::Recipient, Kind::FormerSpouse, Kind::OtherSubscription] {
        let who = subject(&app, &fund, kind).await;
        let read = |number: String| who.caller.get(format!("/api/v1/care/statements/{number}"));
        let (own, unknown) = (read(who.own_statement.clone()).await, read("D2026-999999-0001".to_owned()).await);
        assert_eq!(own.fingerprint(), unknown.fingerprint(), "{kind:?}");
    }
}
