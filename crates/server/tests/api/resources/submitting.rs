//! Sending: checked whole, once, in versions, until it is taken into account (DECL-02 to DECL-07).

use contract::{
    problem::ProblemKind,
    resources::{DeclarationState, DeclaredResources, SubmittedDeclaration},
};
use entity::{
    post::outgoing_mail,
    profile::accepted_terms,
    resources::{declaration, declaration_version, draft},
};
use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;
use teleservices::audit;

use super::steps::{PATH, alains, confirm_address, earning, giulias, line, open, save_now, send, send_whole, submit};
use crate::support::{alain, giulia, spawn};

/// What was sent has a number, is shown as it was declared, and its draft is gone.
#[actix_web::test]
async fn a_declaration_is_sent_and_has_a_number() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    save_now(&caller, "summary", &alains()).await;
    let sent = submit(&caller, alains()).await;
    assert!(sent.number.starts_with("DEC2026-"), "{}", sent.number);
    assert_eq!((sent.state, &sent.declared), (DeclarationState::Submitted, &alains()));
    let versions: Vec<_> = sent.versions.iter().map(|one| (one.version, one.terms_version.as_str())).collect();
    assert_eq!(versions, [(1, "2026-11")]);
    let asked = open(&caller).await;
    assert_eq!((asked.draft_saved_at, asked.submitted), (None, Some(sent)));
    assert_eq!(draft::Entity::find().count(app.db()).await.unwrap(), 0);
}

/// A change becomes a version of its own under the same number; the same words again do not.
#[actix_web::test]
async fn every_change_is_a_version_of_its_own() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let first = submit(&caller, giulias()).await;
    assert_eq!(submit(&caller, giulias()).await, first, "nothing has changed");
    let mut changed = giulias();
    changed.holder.lines[0].amount_cents = 4_300_000;
    let second = submit(&caller, changed.clone()).await;
    assert_eq!((second.number.as_str(), &second.declared), (first.number.as_str(), &changed));
    assert_eq!(second.versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
    let kept = declaration_version::Entity::find().all(app.db()).await.unwrap();
    let kept: Vec<DeclaredResources> =
        kept.iter().map(|version| serde_json::from_str(&version.declared).unwrap()).collect();
    assert_eq!(kept, [giulias(), changed]);
}

/// The same request with the same key is done once, however often it is sent.
#[actix_web::test]
async fn the_same_request_with_its_key_is_done_once() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let body = json!({ "terms_version": "2026-11", "declared": giulias() });
    let ask = || {
        let request = caller.request(Method::POST, PATH).ours().json(&body);
        request.header("idempotency-key", "b2f7b1f0-55a8-4b93-9a3c-2f9f6f9f1a77").send()
    };
    let first: SubmittedDeclaration = ask().await.read();
    let again: SubmittedDeclaration = ask().await.read();
    assert_eq!(first, again);
    assert_eq!(declaration_version::Entity::find().count(app.db()).await.unwrap(), 1);
}

/// Many that send at once make one declaration, with a version of each, and none is lost.
#[actix_web::test]
async fn many_at_once_make_one_declaration() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let variants: Vec<DeclaredResources> = (1..=5)
        .map(|months| DeclaredResources { holder: earning(vec![line("salary", 100, months, None)]), ..giulias() })
        .collect();
    let answers = join_all(variants.iter().map(|one| send(&caller, one))).await;
    let sent: Vec<SubmittedDeclaration> = answers.iter().map(crate::support::Answer::read).collect();
    assert!(sent.iter().all(|one| one.number == sent[0].number));
    let mut newest: Vec<i32> = sent.iter().map(|one| one.versions[0].version).collect();
    newest.sort_unstable();
    assert_eq!(newest, [1, 2, 3, 4, 5]);
    assert_eq!(declaration::Entity::find().count(app.db()).await.unwrap(), 1);
}

/// Every fault of the form is named at its place, and nothing is sent.
#[actix_web::test]
async fn faults_are_named_and_nothing_is_sent() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let mut wrong = alains();
    wrong.holder.lines[1] = line("daily_allowances", 84_150, 2, None);
    wrong.spouse = None;
    let children = wrong.children.as_mut().unwrap();
    children.number = 2;
    children.children[0].birth_date = "2005-01-01".parse().unwrap();
    children.children[2].birth_date = "2030-01-01".parse().unwrap();
    let problem = send(&caller, &wrong).await.expect_problem(ProblemKind::InvalidValues);
    let found: Vec<_> = problem.errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
    assert_eq!(
        found,
        [
            ("declared.holder.lines", "too_many_months"),
            ("declared.spouse.lines", "missing"),
            ("declared.children.number", "number_differs"),
            ("declared.children.children[0].birth_date", "too_old"),
            ("declared.children.children[2].birth_date", "in_the_future"),
        ]
    );
    assert!(problem.errors[0].message.starts_with("lines 1, 2 make 14 months"), "{}", problem.errors[0].message);
    assert_eq!(declaration::Entity::find().count(app.db()).await.unwrap(), 0);
}

/// A special situation is all that is declared.
#[actix_web::test]
async fn a_special_situation_is_a_whole_declaration() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let situation =
        |code: &str| DeclaredResources { special_situation: Some(code.to_owned()), ..DeclaredResources::default() };
    send(&caller, &situation("made_up")).await.expect_problem(ProblemKind::InvalidValues);
    let code = open(&caller).await.form.special_situations[0].code.clone();
    assert_eq!(submit(&caller, situation(&code)).await.declared, situation(&code));
}

/// Terms that have changed since they were approved have to be approved again; the draft stays.
#[actix_web::test]
async fn terms_that_changed_have_to_be_approved_again() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    save_now(&caller, "summary", &giulias()).await;
    let body = json!({ "terms_version": "2025-01", "declared": giulias() });
    send_whole(&caller, &body).await.expect_problem(ProblemKind::TermsChanged);
    assert!(open(&caller).await.draft_saved_at.is_some());
    submit(&caller, giulias()).await;
    let kept = accepted_terms::Entity::find().one(app.db()).await.unwrap().unwrap();
    assert_eq!((kept.document.as_str(), kept.version.as_str()), ("resources-declaration", "2026-11"));
}

/// The person is told by mail that it is received, where their address is confirmed, and nothing of what was declared.
#[actix_web::test]
async fn the_receipt_of_a_declaration_is_announced() {
    let app = spawn().await;
    confirm_address(&app, &giulia()).await;
    let sent = submit(&app.sign_in(&giulia()).await, giulias()).await;
    let mails = outgoing_mail::Entity::find().all(app.db()).await.unwrap();
    let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
    assert_eq!(mail.recipient, "abonne@courrier.example");
    assert!(mail.notice.contains(&sent.number) && mail.notice.contains("received"), "{}", mail.notice);
    assert!(!mail.notice.contains("4210050"), "{}", mail.notice);
}

/// Sending is noted in the audit, under the number.
#[actix_web::test]
async fn sending_is_noted() {
    let app = spawn().await;
    let sent = submit(&app.sign_in(&giulia()).await, giulias()).await;
    let noted = audit::list(app.db(), Some(&sent.number), 10).await.unwrap();
    let noted: Vec<_> = noted.iter().map(|entry| (entry.actor.as_str(), entry.action.as_str())).collect();
    assert_eq!(noted, [("person", "received")]);
}

/// What one household sends is seen by no other.
#[actix_web::test]
async fn nobody_sees_the_declaration_of_another_household() {
    let app = spawn().await;
    let (giulias_caller, alains_caller) = (app.sign_in(&giulia()).await, app.sign_in(&alain()).await);
    submit(&giulias_caller, giulias()).await;
    save_now(&giulias_caller, "summary", &DeclaredResources { holder: earning(Vec::new()), ..giulias() }).await;
    let asked = open(&alains_caller).await;
    assert_eq!((asked.submitted, asked.draft_saved_at), (None, None));
    alains_caller.get("/api/v1/resources/declaration/receipt").await.expect_problem(ProblemKind::NotFound);
}
