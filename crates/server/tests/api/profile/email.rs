//! The e-mail address (PROF-02 to PROF-04).

use chrono::TimeDelta;
use contract::{
    problem::ProblemKind,
    profile::{ConfirmEmailAddress, EmailConfirmation, ReadEmailLink},
};
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;
use teleservices::post::Notice;

use super::steps::{ask_for, confirm_address, mail_link, mails, own, profile, spawn};
use crate::support::{Answer, Caller, TestApp, alain, claire_as_employee, claire_as_spouse};

const ADDRESS: &str = "alain.dupont@example.com";

async fn confirm(app: &TestApp, token: &str) -> Answer {
    let body = json!({ "token": token });
    app.anybody().request(Method::POST, "/api/v1/email-confirmations").ours().json(&body).send().await
}

async fn signed_in(app: &TestApp) -> (Caller, uuid::Uuid) {
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    (caller, subscription)
}

/// PROF-02: an address that was asked for waits, and counts only once its link was confirmed.
#[actix_web::test]
async fn an_address_counts_once_its_link_was_confirmed() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_status(202);
    let found = profile(&caller).await.subscriptions.remove(0);
    assert_eq!((found.email, found.pending_email.unwrap().email.as_str()), (None, ADDRESS));
    assert_eq!(mails(&app).await, [(ADDRESS.to_owned(), Notice::EmailLink)]);

    let token = mail_link(&app, subscription, ADDRESS).await;
    let stranger = app.anybody();
    for _ in 0..3 {
        let read: EmailConfirmation = stranger.send(&ReadEmailLink { token: token.clone() }).await.unwrap();
        assert_eq!((read.first_name.as_str(), read.matricule.as_str()), ("Alain", "002490"));
        assert_eq!((read.email.as_str(), read.confirmed_at), (ADDRESS, None));
    }
    let confirmed = stranger.send(&ConfirmEmailAddress { token }).await.unwrap();
    assert_eq!(confirmed.confirmed_at, Some(app.clock.now()));
    let found = profile(&caller).await.subscriptions.remove(0);
    assert_eq!((found.email.as_deref(), found.pending_email), (Some(ADDRESS), None));
    assert_eq!(found.email_confirmed_at, Some(app.clock.now()));
    assert_eq!(mails(&app).await[1], (ADDRESS.to_owned(), Notice::EmailConfirmed));
}

/// PROF-03: a link confirms once, even when it is followed a hundred times at the same moment.
#[actix_web::test]
async fn of_many_confirmations_exactly_one_succeeds() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_status(202);
    let token = mail_link(&app, subscription, ADDRESS).await;
    let answers = join_all((0..50).map(|_| confirm(&app, &token))).await;
    let (done, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
    assert_eq!(done.len(), 1);
    for answer in refused {
        answer.expect_problem(ProblemKind::LinkUnusable);
    }
}

/// PROF-03: a link that has expired, was used or never existed is answered alike, and changes nothing.
#[actix_web::test]
async fn links_that_confirm_nothing_are_answered_alike() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_status(202);
    let token = mail_link(&app, subscription, ADDRESS).await;
    app.clock.advance(TimeDelta::hours(24));
    let expired = confirm(&app, &token).await;
    let unknown = confirm(&app, "x").await;
    expired.expect_problem(ProblemKind::LinkUnusable);
    assert_eq!(expired.fingerprint(), unknown.fingerprint());
    let found = profile(&app.sign_in(&alain()).await).await.subscriptions.remove(0);
    assert_eq!((found.email, found.pending_email), (None, None), "nothing waits any more");
}

/// PROF-02: the address in force is told, and learns no more of the new one than it needs.
#[actix_web::test]
async fn the_old_address_is_told_without_learning_the_new_one() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    confirm_address(&app, &caller, &alain(), ADDRESS).await;
    ask_for(&caller, &alain(), subscription, "nouvelle@example.org").await.expect_status(202);
    let told = mails(&app).await.pop().unwrap();
    assert_eq!(told, (ADDRESS.to_owned(), Notice::EmailChangeAsked { new_address: "n•••••@example.org".to_owned() }));
    let found = profile(&caller).await.subscriptions.remove(0);
    assert_eq!(found.email.as_deref(), Some(ADDRESS), "the old one stays in force until then");
}

/// PROF-04: a later change voids the link of an earlier one, also where its message leaves late.
#[actix_web::test]
async fn a_later_change_voids_earlier_links() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_status(202);
    let earlier = mail_link(&app, subscription, ADDRESS).await;
    ask_for(&caller, &alain(), subscription, "other@example.org").await.expect_status(202);
    let late = mail_link(&app, subscription, ADDRESS).await;
    for token in [&earlier, &late] {
        confirm(&app, token).await.expect_problem(ProblemKind::LinkUnusable);
    }
    let token = mail_link(&app, subscription, "other@example.org").await;
    confirm(&app, &token).await.expect_status(200);
    let found = profile(&caller).await.subscriptions.remove(0);
    assert_eq!(found.email.as_deref(), Some("other@example.org"));
}

/// Asking for the same address again sends another message; its link works, and the earlier one no more.
#[actix_web::test]
async fn asking_again_for_the_same_address_sends_another_link() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_status(202);
    let first = mail_link(&app, subscription, ADDRESS).await;
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_status(202);
    let second = mail_link(&app, subscription, ADDRESS).await;
    confirm(&app, &first).await.expect_problem(ProblemKind::LinkUnusable);
    confirm(&app, &second).await.expect_status(200);
}

/// The address in force is no change, however it is typed; and what is no address says why.
#[actix_web::test]
async fn what_is_no_new_address_is_named() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    confirm_address(&app, &caller, &alain(), ADDRESS).await;
    let overlong = format!("{}@example.com", "a".repeat(300));
    for (typed, code) in [
        (" alain.dupont@EXAMPLE.com ", "unchanged"),
        ("alain.dupont", "email_missing_at"),
        ("a@b.example\r\nbcc: c@d.example", "email_hidden_character"),
        ("a\u{202e}@b.example", "email_hidden_character"),
        ("\"a b\"@b.example", "email_blank"),
        ("а@b.example", "email_foreign_letters"),
        (&overlong, "email_too_long"),
    ] {
        let problem = ask_for(&caller, &alain(), subscription, typed).await.expect_problem(ProblemKind::InvalidValues);
        let named: Vec<_> = problem.errors.iter().map(|one| (one.field.as_str(), one.code.as_str())).collect();
        assert_eq!(named, [("email", code)], "{typed}");
    }
}

/// PROF-02: the subscription's own password is asked for again, and guessing it is slowed down.
#[actix_web::test]
async fn the_password_is_asked_again_and_cannot_be_guessed() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    let mut guesser = alain();
    guesser.named.password = "wrong";
    for _ in 0..5 {
        let answer = ask_for(&caller, &guesser, subscription, ADDRESS).await;
        let problem = answer.expect_problem(ProblemKind::InvalidValues);
        assert_eq!((problem.errors[0].field.as_str(), problem.errors[0].code.as_str()), ("password", "wrong"));
    }
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_problem(ProblemKind::TooManyAttempts);
    app.clock.advance(TimeDelta::seconds(31));
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_status(202);
    assert_eq!(mails(&app).await.len(), 1);
}

/// Each subscription has a password and an address of its own; both may have the same address.
#[actix_web::test]
async fn each_subscription_wants_its_own_password_and_may_share_an_address() {
    let app = spawn().await;
    let spouse = app.sign_in(&claire_as_spouse()).await;
    let (own, other) = (0, 1);
    let found = profile(&spouse).await.subscriptions;
    let answer = ask_for(&spouse, &claire_as_spouse(), found[other].id, ADDRESS).await;
    assert_eq!(answer.refused_fields(), ["password"]);
    for (person, index) in [(claire_as_spouse(), own), (claire_as_employee(), other)] {
        ask_for(&spouse, &person, found[index].id, ADDRESS).await.expect_status(202);
        let token = mail_link(&app, found[index].id, ADDRESS).await;
        confirm(&app, &token).await.expect_status(200);
    }
    assert!(profile(&spouse).await.subscriptions.iter().all(|one| one.email.as_deref() == Some(ADDRESS)));
}

/// A subscription is no way to fill somebody's mailbox.
#[actix_web::test]
async fn changes_are_limited_within_a_day() {
    let app = spawn().await;
    let (caller, subscription) = signed_in(&app).await;
    for number in 0..6 {
        ask_for(&caller, &alain(), subscription, &format!("a{number}@example.com")).await.expect_status(202);
    }
    ask_for(&caller, &alain(), subscription, ADDRESS).await.expect_problem(ProblemKind::TooManyAttempts);
    app.clock.advance(TimeDelta::hours(24));
    ask_for(&app.sign_in(&alain()).await, &alain(), subscription, ADDRESS).await.expect_status(202);
}
