//! The profile as a whole.

use contract::{population::Population, problem::ProblemKind, profile::MailOption};
use entity::identity::subscription;
use reqwest::Method;
use sea_orm::EntityTrait as _;
use serde_json::json;
use uuid::Uuid;

use super::steps::{own, profile, spawn};
use crate::support::{alain, claire_as_employee, claire_as_spouse, giulia, rene, sophie};

/// PROF-01: one subscription, by post, without an address, until something is chosen.
#[actix_web::test]
async fn a_subscription_begins_by_post_and_without_an_address() {
    let app = spawn().await;
    let found = profile(&app.sign_in(&alain()).await).await.subscriptions;
    assert_eq!(found.len(), 1);
    let own = &found[0];
    assert_eq!((own.matricule.as_str(), own.population, own.current), ("002490", Population::Employee, true));
    assert_eq!((own.mail_option, &own.email, &own.pending_email), (MailOption::Postal, &None, &None));
}

/// PROF-01: somebody with two subscriptions sees both, the one signed in first.
#[actix_web::test]
async fn whoever_has_two_subscriptions_sees_both() {
    let app = spawn().await;
    for (person, matricules) in
        [(claire_as_employee(), ["021377", "018254"]), (claire_as_spouse(), ["018254", "021377"])]
    {
        let found = profile(&app.sign_in(&person).await).await.subscriptions;
        assert_eq!(found.iter().map(|one| one.matricule.as_str()).collect::<Vec<_>>(), matricules);
        assert_eq!(found.iter().map(|one| one.current).collect::<Vec<_>>(), [true, false]);
    }
}

/// PROF-06: rights holders with medical rights can forward; a recipient cannot.
#[actix_web::test]
async fn only_rights_holders_can_forward() {
    let app = spawn().await;
    for (person, can_forward) in [(alain(), true), (giulia(), true), (rene(), true), (sophie(), false)] {
        let found = profile(&app.sign_in(&person).await).await.subscriptions;
        assert_eq!(found[0].can_forward, can_forward, "{}", person.matricule());
    }
}

/// The other subscription of the same person is theirs to look after; anybody else's does not exist.
#[actix_web::test]
async fn other_subscriptions_of_the_person_are_reached_and_nobody_elses() {
    let app = spawn().await;
    let claire = app.sign_in(&claire_as_spouse()).await;
    let all = subscription::Entity::find().all(app.db()).await.unwrap();
    let ids: Vec<Uuid> = profile(&claire).await.subscriptions.iter().map(|one| one.id).collect();
    for one in all {
        let answer = claire.get(format!("/api/v1/profile/subscriptions/{}/mail-options", one.public_id)).await;
        let expected = if ids.contains(&one.public_id) { 200 } else { 404 };
        assert_eq!(answer.status, expected);
    }
}

/// What is somebody else's cannot be changed either.
#[actix_web::test]
async fn nothing_of_anybody_elses_can_be_changed() {
    let app = spawn().await;
    let foreign = own(&app.sign_in(&giulia()).await).await;
    let alain_signed_in = app.sign_in(&alain()).await;
    let path = format!("/api/v1/profile/subscriptions/{foreign}");
    let email = json!({ "email": "x@example.com", "password": giulia().named.password });
    let choice = json!({ "option": "postal", "terms_version": "2026-11" });
    let post = alain_signed_in.request(Method::POST, format!("{path}/email-changes")).ours().json(&email);
    let put = alain_signed_in.request(Method::PUT, format!("{path}/mail-options")).ours();
    let delete = alain_signed_in.request(Method::DELETE, format!("{path}/mail-options")).ours();
    for request in [post, put.json(&choice).header("if-match", "*"), delete] {
        request.send().await.expect_problem(ProblemKind::NotFound);
    }
}
