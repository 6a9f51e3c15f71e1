//! Who gets in, and what the others are told.

use chrono::NaiveDate;
use contract::{
    identity::{ReadSession, Session, SubscriberRole},
    population::Population,
    problem::ProblemKind,
    service::Service,
};
use entity::{household::person, identity::subscription};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr};
use serde_json::json;

use crate::support::{
    TestApp, alain, claire_as_employee, claire_as_spouse, first_day, isabelle, nadia, rene, sophie, spawn,
};

/// AUTH-01: a rights holder signs in with matricule, birth date and password, and the session says who they are.
#[actix_web::test]
async fn a_rights_holder_signs_in() {
    let app = spawn().await;
    let opened: Session = app.anybody().sign_in(&alain().credentials()).await.expect_status(201).read();
    assert_eq!((opened.first_name.as_str(), opened.last_name.as_str()), ("Alain", "Dupont"));
    assert_eq!((opened.matricule.as_str(), opened.population), ("002490", Population::Employee));
    assert_eq!(opened.role, SubscriberRole::Holder);
    let all_but_the_recipients = Service::ALL.into_iter().filter(|service| *service != Service::RecipientAllowances);
    assert_eq!(opened.services, all_but_the_recipients.collect::<Vec<_>>());
    assert_eq!((opened.idle_seconds, opened.file_incomplete), (900, false));
    assert_eq!(opened.signed_in_at, app.clock.now());
    assert_eq!(opened.ends_at, app.clock.now() + chrono::TimeDelta::hours(12));
    assert_eq!(opened.data_as_of, first_day().pred_opt());
}

/// AUTH-02: the recipient signs in with the holder's matricule and their own birth date and password.
#[actix_web::test]
async fn a_recipient_signs_in_with_the_holders_matricule() {
    let app = spawn().await;
    let session = app.sign_in(&sophie()).await.send(&ReadSession).await.unwrap();
    assert_eq!((session.first_name.as_str(), session.matricule.as_str()), ("Sophie", "002490"));
    assert_eq!((session.role, session.population), (SubscriberRole::Recipient, Population::Spouse));
    let own = [Service::Profile, Service::Movements, Service::RecipientAllowances];
    assert_eq!(session.services, own, "nothing else of the household is open to her");
}

/// AUTH-02: neither of the two gets in with what belongs to the other.
#[actix_web::test]
async fn holder_and_recipient_are_not_interchangeable() {
    let app = spawn().await;
    for credentials in [
        sophie().credentials_but("population", "employee"),
        sophie().credentials_but("birth_date", json!(alain().named.birth_date)),
        sophie().credentials_but("password", alain().named.password),
        alain().credentials_but("population", "spouse"),
        alain().credentials_but("birth_date", json!(sophie().named.birth_date)),
        alain().credentials_but("password", sophie().named.password),
    ] {
        app.anybody().sign_in(&credentials).await.expect_problem(ProblemKind::SignInRefused);
    }
}

/// Each of two subscriptions of one person has its own matricule and its own password.
#[actix_web::test]
async fn two_subscriptions_of_one_person_are_told_apart() {
    let app = spawn().await;
    let as_employee = app.sign_in(&claire_as_employee()).await.send(&ReadSession).await.unwrap();
    let as_spouse = app.sign_in(&claire_as_spouse()).await.send(&ReadSession).await.unwrap();
    assert_eq!(as_employee.first_name, as_spouse.first_name);
    assert_eq!([as_employee.matricule, as_spouse.matricule], ["021377", "018254"]);
    let mixed = claire_as_employee().credentials_but("password", claire_as_spouse().named.password);
    app.anybody().sign_in(&mixed).await.expect_problem(ProblemKind::SignInRefused);
}

/// A former spouse's subscription lives on: it opens a session, and nothing of the household but what was
/// paid to them.
#[actix_web::test]
async fn a_former_spouse_still_signs_in() {
    let app = spawn().await;
    let session = app.sign_in(&isabelle()).await.send(&ReadSession).await.unwrap();
    assert_eq!(
        (session.role, session.services),
        (SubscriberRole::Recipient, vec![Service::Profile, Service::Movements, Service::RecipientAllowances])
    );
}

/// DATA-03: whoever has an incomplete file is told so by the session.
#[actix_web::test]
async fn an_incomplete_file_shows_in_the_session() {
    let app = spawn().await;
    assert!(app.sign_in(&nadia()).await.send(&ReadSession).await.unwrap().file_incomplete);
}

/// Blanks in the matricule do not matter.
#[actix_web::test]
async fn blanks_in_a_matricule_are_ignored() {
    let app = spawn().await;
    let typed = alain().credentials_but("matricule", " 002 490 ");
    app.anybody().sign_in(&typed).await.expect_status(201);
}

/// The session tells when the subscription was last used before.
#[actix_web::test]
async fn the_session_tells_of_the_previous_sign_in() {
    let app = spawn().await;
    let first = app.sign_in(&alain()).await.send(&ReadSession).await.unwrap();
    assert_eq!(first.previous_sign_in_at, None);
    app.clock.advance(chrono::TimeDelta::days(2));
    let second = app.sign_in(&alain()).await.send(&ReadSession).await.unwrap();
    assert_eq!(second.previous_sign_in_at, Some(first.signed_in_at));
}

/// AUTH-03, AUTH-04: whatever is wrong, and whoever does not exist, the answer is the same to the byte.
#[actix_web::test]
async fn every_refusal_is_the_same_answer() {
    let app = spawn().await;
    without_password(&app, "030921").await;
    die(&app, rene().named.number).await;
    let refused = [
        ("a wrong password", alain().credentials_but("password", "pas le bon mot de passe")),
        ("an unknown matricule", alain().credentials_but("matricule", "999999")),
        ("another birth date", alain().credentials_but("birth_date", "1979-03-16")),
        ("a population without a subscription", alain().credentials_but("population", "retired")),
        ("somebody who has no password yet", without_password_credentials()),
        ("somebody who has died", rene().credentials()),
        ("a matricule that cannot exist", alain().credentials_but("matricule", "\u{0}'; --")),
        ("a day that nobody was born on", alain().credentials_but("birth_date", "-0044-03-15")),
    ];
    let mut answers = Vec::new();
    for (what, credentials) in refused {
        let answer = app.anybody().sign_in(&credentials).await;
        answer.expect_problem(ProblemKind::SignInRefused);
        answers.push((what, answer.fingerprint()));
    }
    let (_, first) = &answers[0];
    for (what, answer) in &answers {
        assert_eq!(answer, first, "{what}");
    }
}

fn without_password_credentials() -> serde_json::Value {
    crate::support::person("030921", Population::Employee).credentials()
}

async fn without_password(app: &TestApp, matricule: &str) {
    use entity::household::registry;
    let household = registry::Entity::find().filter(registry::Column::Matricule.eq(matricule)).one(app.db()).await;
    subscription::Entity::update_many()
        .col_expr(subscription::Column::PasswordHash, Expr::value(None::<String>))
        .filter(subscription::Column::HouseholdId.eq(household.unwrap().unwrap().id))
        .exec(app.db())
        .await
        .unwrap();
}

async fn die(app: &TestApp, number: &str) {
    let day: Option<NaiveDate> = first_day().pred_opt();
    person::Entity::update_many()
        .col_expr(person::Column::DeathDate, Expr::value(day))
        .filter(person::Column::Number.eq(number))
        .exec(app.db())
        .await
        .unwrap();
}
