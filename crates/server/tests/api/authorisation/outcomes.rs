//! Every cell of the table is what the application does.

use super::{
    callers::{Kind, subject},
    matrix::{MATRIX, Outcome},
};
use crate::support::{fund, spawn};

/// What a kind of caller is answered, for every operation, is what the table says. Each has a test of its own, so that
/// they run side by side.
macro_rules! kinds {
    ($($name:ident: $kind:ident),+ $(,)?) => {
        $(
            #[actix_web::test]
            async fn $name() {
                is_answered_what_the_table_says(Kind::$kind).await;
            }
        )+

        /// Every kind of caller has its test.
        #[test]
        fn no_kind_is_left_out() {
            assert_eq!([$(Kind::$kind),+], Kind::ALL);
        }
    };
}

kinds! {
    nobody_is_answered_what_the_table_says: Nobody,
    the_holder_is_answered_what_the_table_says: Holder,
    the_recipient_is_answered_what_the_table_says: Recipient,
    a_grown_child_is_answered_what_the_table_says: GrownChild,
    a_former_spouse_is_answered_what_the_table_says: FormerSpouse,
    another_household_is_answered_what_the_table_says: OtherHousehold,
    another_subscription_is_answered_what_the_table_says: OtherSubscription,
    an_ended_session_is_answered_what_the_table_says: EndedSession,
    a_first_sign_in_is_answered_what_the_table_says: FirstSignIn,
    a_registration_agent_is_answered_what_the_table_says: RegistrationAgent,
    a_medical_agent_is_answered_what_the_table_says: MedicalAgent,
}

async fn is_answered_what_the_table_says(kind: Kind) {
    let fund = fund();
    // An application for each kind: one address may sign in so many times a minute.
    let app = spawn().await;
    let mut who = subject(&app, &fund, kind).await;
    let mut wrong = Vec::new();
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
