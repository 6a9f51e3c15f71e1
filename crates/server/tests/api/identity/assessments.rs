//! The strength of a password while it is typed (AUTH-11).

use chrono::TimeDelta;
use contract::{
    identity::{AssessPassword, PasswordAssessment, PasswordFault, ReadSession},
    problem::ProblemKind,
};
use entity::identity::one_time_secret::Purpose;

use crate::support::{Caller, alain, spawn};

async fn assess(caller: &Caller, password: &str, token: Option<&str>) -> PasswordAssessment {
    let request = AssessPassword { password: password.to_owned(), token: token.map(str::to_owned) };
    caller.send(&request).await.unwrap()
}

/// From nothing typed to a strong one, strength and fault follow.
#[actix_web::test]
async fn strength_and_fault_follow_what_is_typed() {
    let app = spawn().await;
    let caller = app.anybody();
    let empty = assess(&caller, "", None).await;
    assert_eq!((empty.strength, empty.fault), (0, Some(PasswordFault::TooShort)));
    assert_eq!(assess(&caller, "quatre chev", None).await.fault, Some(PasswordFault::TooShort));
    let strong = assess(&caller, "quatre chevaux sous la pluie", None).await;
    assert_eq!((strong.strength, strong.fault), (4, None));
}

/// The person's own data count for whoever is signed in, and for the owner of a link; not for strangers.
#[actix_web::test]
async fn ones_own_data_count_when_it_is_known_whose() {
    let app = spawn().await;
    let password = "boulevard-002490-dupont";
    let link = app.link_for(app.subscription_of(&alain()).await.id, Purpose::PasswordLink).await;
    let signed_in = app.sign_in(&alain()).await;
    assert_eq!(assess(&signed_in, password, None).await.fault, Some(PasswordFault::PersonalData));
    assert_eq!(assess(&app.anybody(), password, Some(&link)).await.fault, Some(PasswordFault::PersonalData));
    assert_eq!(assess(&app.anybody(), password, None).await.fault, None);
    assert_eq!(assess(&app.anybody(), password, Some("no link of ours")).await.fault, None);
}

/// Typing is no activity: a session that is left open ends.
#[actix_web::test]
async fn typing_does_not_prolong_a_session() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for _ in 0..2 {
        app.clock.advance(TimeDelta::minutes(8));
        assess(&caller, "quatre", None).await;
    }
    assert_eq!(caller.send(&ReadSession).await.unwrap_err().kind(), Some(ProblemKind::SessionRequired));
}
