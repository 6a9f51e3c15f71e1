//! The registration service's side: listing, showing and answering, and what the person is told.

use contract::{
    household::{ReadHousehold, ReportHouseholdData, ReportedField},
    profile::{AccessAction, ListAccesses},
};
use entity::post::outgoing_mail;
use sea_orm::EntityTrait as _;
use teleservices::{
    audit,
    household::{AnswerError, Verdict, answer_report, list_reports, show_report},
};

use crate::support::{TestApp, alain, answer_of, complaint_of, spawn, teleservices};

/// Alain reports that his given name is wrong; answers the number.
async fn reported(app: &TestApp) -> String {
    let caller = app.sign_in(&alain()).await;
    let member = caller.send(&ReadHousehold).await.unwrap().holder.id;
    let report = ReportHouseholdData { member, field: ReportedField::FirstName, should_be: "Allain".to_owned() };
    caller.send(&report).await.unwrap().number
}

async fn mails(app: &TestApp) -> Vec<outgoing_mail::Model> {
    outgoing_mail::Entity::find().all(app.db()).await.unwrap()
}

/// The service sees what to look up: matricule, number of the person, what stands and what should.
#[actix_web::test]
async fn the_service_sees_what_to_look_up() {
    let app = spawn().await;
    let number = reported(&app).await;
    let found = list_reports(app.db(), true, 10, app.clock.now()).await.unwrap();
    assert_eq!(found.len(), 1);
    let shown = show_report(app.db(), &number.to_lowercase(), app.clock.now()).await.unwrap();
    assert_eq!(found[0], shown);
    assert_eq!((shown.matricule.as_str(), shown.person.as_str()), ("002490", "002490-1"));
    assert_eq!((shown.field.as_str(), shown.recorded.as_deref()), ("first_name", Some("Alain")));
    assert_eq!((shown.should_be.as_str(), shown.state.as_str()), ("Allain", "received"));
}

/// A report is answered once; then it no longer waits.
#[actix_web::test]
async fn a_report_is_answered_once() {
    let app = spawn().await;
    let number = reported(&app).await;
    let now = app.clock.now();
    let done = answer_report(app.db(), &number, Verdict::Handled, " C’est corrigé. ", now).await.unwrap();
    assert_eq!(
        (done.state.as_str(), done.answer.as_deref(), done.answered_at),
        ("handled", Some("C’est corrigé."), Some(now))
    );
    let again = answer_report(app.db(), &number, Verdict::Refused, "Non.", now).await;
    assert!(matches!(again, Err(AnswerError::Answered(_))), "{again:?}");
    assert!(list_reports(app.db(), true, 10, app.clock.now()).await.unwrap().is_empty());
    assert_eq!(list_reports(app.db(), false, 10, app.clock.now()).await.unwrap().len(), 1);
}

/// FUND-04: every look and the answer are noted, and whoever reported reads them.
#[actix_web::test]
async fn every_look_and_the_answer_are_noted_and_told() {
    let app = spawn().await;
    let number = reported(&app).await;
    let now = app.clock.now();
    list_reports(app.db(), true, 10, now).await.unwrap();
    show_report(app.db(), &number, now).await.unwrap();
    answer_report(app.db(), &number, Verdict::Refused, "L’acte de naissance dit Alain.", now).await.unwrap();
    let noted = audit::list(app.db(), Some(&number), 10).await.unwrap();
    let noted: Vec<_> = noted.iter().map(|entry| (entry.actor.as_str(), entry.action.as_str())).collect();
    let by_operator = |action| ("operator", action);
    assert_eq!(noted, [by_operator("refused"), by_operator("shown"), by_operator("listed"), ("person", "received")]);
    let told = app.sign_in(&alain()).await.send(&ListAccesses::default()).await.unwrap().accesses;
    let told: Vec<_> = told.iter().map(|access| (access.number.as_str(), access.action)).collect();
    let actions = [AccessAction::Refused, AccessAction::Shown, AccessAction::Listed];
    assert_eq!(told, actions.map(|action| (number.as_str(), action)));
}

/// A slip of the keyboard answers nobody's report, and what cannot be read is no answer.
#[actix_web::test]
async fn slips_of_the_keyboard_answer_nothing() {
    let app = spawn().await;
    let number = reported(&app).await;
    let now = app.clock.now();
    for wrong in ["", "S2026", &number.replace("2026", "2025"), "S2026-999999", "S2026-000000000000000000001"] {
        let refused = answer_report(app.db(), wrong, Verdict::Handled, "Bien reçu.", now).await;
        assert!(matches!(refused, Err(AnswerError::Unknown(_))), "{wrong}: {refused:?}");
    }
    let long = "x".repeat(1_001);
    for text in ["", "  ", "deux\nlignes", "\u{202e}reçu", &long] {
        let refused = answer_report(app.db(), &number, Verdict::Handled, text, now).await;
        assert!(matches!(refused, Err(AnswerError::Unreadable)), "{text:?}: {refused:?}");
    }
    assert_eq!(show_report(app.db(), &number, app.clock.now()).await.unwrap().state, "received");
}

/// Whoever has confirmed an address is told by mail that there is an answer, and nothing of what it says.
#[actix_web::test]
async fn a_confirmed_address_is_told() {
    let app = spawn().await;
    app.type_address(&alain(), false).await;
    let number = reported(&app).await;
    answer_report(app.db(), &number, Verdict::Handled, "C’est corrigé.", app.clock.now()).await.unwrap();
    assert!(mails(&app).await.is_empty(), "no address is confirmed");
    app.type_address(&alain(), true).await;
    let number = reported(&app).await;
    answer_report(app.db(), &number, Verdict::Refused, "Secret de famille", app.clock.now()).await.unwrap();
    let [mail] = mails(&app).await.try_into().unwrap();
    assert_eq!(mail.recipient, "alain.dupont@courrier.example");
    assert!(mail.notice.contains(&number) && !mail.notice.contains("Secret"), "{}", mail.notice);
}

/// The same from the command line, for people and for programs.
#[actix_web::test]
async fn the_program_lists_shows_and_answers() {
    let app = spawn().await;
    let number = reported(&app).await;
    let listed = answer_of(&app, &["reports", "list"]).await;
    let shown = answer_of(&app, &["reports", "show", &number]).await;
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]), (1, &shown));
    assert_eq!(
        (shown["number"].as_str(), shown["state"].as_str(), shown["matricule"].as_str()),
        (Some(number.as_str()), Some("received"), Some("002490"))
    );
    let answer = ["reports", "answer", &number, "--handled", "C’est corrigé."];
    let done = answer_of(&app, &answer).await;
    assert_eq!((done["state"].as_str(), done["answer"].as_str()), (Some("handled"), Some("C’est corrigé.")));
    assert_eq!(answer_of(&app, &["reports", "list"]).await, serde_json::json!([]));
    let (_, said, _) = teleservices(&app, &["reports", "show", &number], "").await;
    assert!(said.contains(&number) && said.contains("C’est corrigé."), "{said}");
    assert!(complaint_of(&app, &answer).await.contains("answered already"));
}
