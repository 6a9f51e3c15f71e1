//! The registration service's side: listing, showing, asking for a correction, taking into account, and what the person
//! sees of it (DECL-07, FUND-03).

use contract::{
    agents::AgentRole,
    problem::ProblemKind,
    resources::{
        AskForCorrection, DeclarationState, DeclaredResources, DeskDeclarationPage, DeskDeclarationSheet,
        ResourcesDeclaration, SubmittedDeclaration,
    },
};
use entity::{post::outgoing_mail, resources::draft};
use reqwest::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};
use teleservices::{
    audit::{self, Actor},
    resources::{DeskDeclarationError, Wanted, ask_correction, list_declarations, take_into_account},
};

use super::steps::{DRAFT, alains, confirm_address, earning, giulias, line, open, save_now, send, state, submit};
use crate::support::{Answer, Caller, TestApp, alain, giulia, spawn};

fn asked(text: &str) -> AskForCorrection {
    AskForCorrection { text: text.to_owned(), until: None, version: 1 }
}

async fn ask(
    app: &TestApp,
    number: &str,
    asked: AskForCorrection,
) -> Result<DeskDeclarationSheet, DeskDeclarationError> {
    ask_correction(app.db(), Actor::Operator, number, asked, app.clock.now()).await
}

async fn take(app: &TestApp, number: &str, version: i32) -> Result<DeskDeclarationSheet, DeskDeclarationError> {
    take_into_account(app.db(), Actor::Operator, number, version, app.clock.now()).await
}

async fn giulia_has_sent(app: &TestApp) -> (Caller, SubmittedDeclaration) {
    let caller = app.sign_in(&giulia()).await;
    let sent = submit(&caller, giulias()).await;
    (caller, sent)
}

/// From sent to corrected to taken into account: what the person sees at each step, and the mails that tell them.
#[actix_web::test]
async fn a_declaration_is_corrected_and_then_locked() {
    let app = spawn().await;
    confirm_address(&app, &giulia()).await;
    let (caller, sent) = giulia_has_sent(&app).await;
    let sheet = ask(&app, &sent.number, asked(" Le montant manque. ")).await.unwrap();
    assert_eq!(sheet.declaration.state, DeclarationState::CorrectionAsked);
    let seen = open(&caller).await.submitted.unwrap();
    assert_eq!(seen.state, DeclarationState::CorrectionAsked);
    assert_eq!(seen.correction.unwrap().text, "Le montant manque.");
    let corrected =
        DeclaredResources { holder: earning(vec![line("self_employed", 4_300_000, 12, None)]), ..giulias() };
    let second = submit(&caller, corrected.clone()).await;
    assert_eq!((second.state, second.correction), (DeclarationState::Submitted, None));
    take(&app, &sent.number, 2).await.unwrap();
    let ResourcesDeclaration::Locked(locked) = state(&caller).await else { panic!("not locked") };
    assert_eq!((locked.submitted.declared, locked.submitted.versions.len()), (corrected, 2));
    send(&caller, &giulias()).await.expect_problem(ProblemKind::DeclarationLocked);
    caller.get(DRAFT).await.expect_problem(ProblemKind::DeclarationLocked);
    let mails = outgoing_mail::Entity::find().all(app.db()).await.unwrap();
    let told: Vec<Value> = mails.iter().map(|mail| serde_json::from_str(&mail.notice).unwrap()).collect();
    let told: Vec<&str> = told.iter().map(|notice| notice["news"].as_str().unwrap()).collect();
    assert_eq!(told, ["received", "correction_asked", "received", "taken_into_account"]);
}

/// A correction can be sent until its last day, even when the campaign has closed, and not after.
#[actix_web::test]
async fn a_correction_can_be_sent_after_the_campaign() {
    let app = spawn().await;
    let (caller, sent) = giulia_has_sent(&app).await;
    let closes_on = open(&caller).await.campaign.closes_on;
    app.clock.go_to(closes_on);
    let until = closes_on + chrono::Days::new(20);
    ask(&app, &sent.number, AskForCorrection { until: Some(until), ..asked("Un mois manque.") }).await.unwrap();
    app.clock.go_to(until);
    let caller = app.sign_in(&giulia()).await;
    assert_eq!(open(&caller).await.until, until);
    app.clock.go_to(until.succ_opt().unwrap());
    let caller = app.sign_in(&giulia()).await;
    let ResourcesDeclaration::NotOpen(closed) = state(&caller).await else { panic!("open") };
    assert_eq!(closed.submitted.unwrap().correction.unwrap().until, until);
}

/// Without a day, there are two weeks at least, and the whole campaign.
#[actix_web::test]
async fn a_correction_has_two_weeks_at_least() {
    let app = spawn().await;
    let (caller, sent) = giulia_has_sent(&app).await;
    let closes_on = open(&caller).await.campaign.closes_on;
    let early = ask(&app, &sent.number, asked("Un mois manque.")).await.unwrap();
    assert_eq!(early.correction.unwrap().until, closes_on);
    app.clock.go_to(closes_on);
    let late = ask(&app, &sent.number, asked("Deux mois manquent.")).await.unwrap();
    assert_eq!(late.correction.unwrap().until, closes_on + chrono::Days::new(14));
    let passed = AskForCorrection { until: closes_on.pred_opt(), ..asked("Trop tard.") };
    assert!(matches!(ask(&app, &sent.number, passed).await, Err(DeskDeclarationError::DayPassed(_))));
}

/// What was sent while an agent was reading is not decided unseen, and what is decided is decided once.
#[actix_web::test]
async fn no_version_is_decided_unseen() {
    let app = spawn().await;
    let (caller, sent) = giulia_has_sent(&app).await;
    submit(&caller, DeclaredResources { holder: earning(vec![line("salary", 1, 1, None)]), ..giulias() }).await;
    let unseen = take(&app, &sent.number, 1).await;
    assert!(matches!(unseen, Err(DeskDeclarationError::NewerVersion { newest: 2, .. })), "{unseen:?}");
    take(&app, &sent.number, 2).await.unwrap();
    assert!(matches!(take(&app, &sent.number, 2).await, Err(DeskDeclarationError::Taken(_))));
    assert!(matches!(ask(&app, &sent.number, asked("Encore.")).await, Err(DeskDeclarationError::Taken(_))));
}

/// A draft of a change is void once the declaration is taken into account.
#[actix_web::test]
async fn a_draft_is_void_once_the_declaration_is_taken_into_account() {
    let app = spawn().await;
    let (caller, sent) = giulia_has_sent(&app).await;
    save_now(&caller, "holder_income", &giulias()).await;
    take(&app, &sent.number.to_lowercase(), 1).await.unwrap();
    assert_eq!(draft::Entity::find().count(app.db()).await.unwrap(), 0);
}

/// A text that cannot be read as it is, and a number that nobody has.
#[actix_web::test]
async fn what_makes_no_sense_is_refused() {
    let app = spawn().await;
    let (_, sent) = giulia_has_sent(&app).await;
    for text in ["", "  ", "a\u{202e}b"] {
        assert!(
            matches!(ask(&app, &sent.number, asked(text)).await, Err(DeskDeclarationError::Unreadable)),
            "{text:?}"
        );
    }
    let other_year = sent.number.replace("DEC2026", "DEC2025");
    for number in ["DEC2026-999999", other_year.as_str(), "DEM2026-000001", ""] {
        assert!(matches!(take(&app, number, 1).await, Err(DeskDeclarationError::Unknown(_))), "{number:?}");
    }
}

/// The list shows the oldest first, by state, page by page, and notes who has looked.
#[actix_web::test]
async fn declarations_are_listed_page_by_page_and_looking_is_noted() {
    let app = spawn().await;
    let (_, first) = giulia_has_sent(&app).await;
    let second = submit(&app.sign_in(&alain()).await, alains()).await;
    let list =
        async |wanted: Wanted| list_declarations(app.db(), Actor::Operator, &wanted, app.clock.now()).await.unwrap();
    let page = list(Wanted { limit: 1, ..Wanted::default() }).await;
    assert_eq!(page.declarations[0].number, first.number);
    let next = list(Wanted { limit: 1, cursor: page.next_cursor, ..Wanted::default() }).await;
    assert_eq!((next.declarations[0].number.as_str(), &next.next_cursor), (second.number.as_str(), &None));
    let alains = &next.declarations[0];
    assert_eq!((alains.matricule.as_str(), alains.holder.as_str()), ("002490", "Alain Dupont"));
    take(&app, &first.number, 1).await.unwrap();
    let waiting = list(Wanted { state: Some(DeclarationState::Submitted), limit: 10, cursor: None }).await;
    assert_eq!(waiting.declarations.len(), 1);
    let noted = audit::list(app.db(), Some(&first.number), 10).await.unwrap();
    let noted: Vec<_> = noted.iter().map(|entry| (entry.actor.as_str(), entry.action.as_str())).collect();
    assert_eq!(noted, [("operator", "taken_into_account"), ("operator", "listed"), ("person", "received")]);
}

async fn post(agent: &Caller, path: &str, body: &Value) -> Answer {
    agent.request(Method::POST, format!("/api/v1/desk/declarations/{path}")).ours().json(body).send().await
}

/// An agent of the registration service does all of it through the API.
#[actix_web::test]
async fn an_agent_handles_a_declaration() {
    let app = spawn().await;
    let (_, sent) = giulia_has_sent(&app).await;
    let agent = app.agent("m.rossi", &[AgentRole::Registration]).await;
    let page: DeskDeclarationPage = agent.get("/api/v1/desk/declarations?state=submitted&limit=5").await.read();
    assert_eq!(page.declarations[0].number, sent.number);
    let sheet: DeskDeclarationSheet = agent.get(format!("/api/v1/desk/declarations/{}", sent.number)).await.read();
    assert_eq!(sheet.declared, giulias());
    let (correction, taking) = (format!("{}/correction", sent.number), format!("{}/taking-into-account", sent.number));
    let asked = post(&agent, &correction, &json!({ "text": "Un mois manque.", "version": 1 })).await;
    assert_eq!(asked.read::<DeskDeclarationSheet>().declaration.state, DeclarationState::CorrectionAsked);
    let passed = json!({ "text": "Un mois manque.", "version": 1, "until": "2020-01-01" });
    post(&agent, &correction, &passed).await.expect_problem(ProblemKind::InvalidValues);
    post(&agent, &taking, &json!({ "version": 7 })).await.expect_problem(ProblemKind::ChangedMeanwhile);
    post(&agent, &taking, &json!({ "version": 1 })).await.expect_status(200);
    post(&agent, &taking, &json!({ "version": 1 })).await.expect_problem(ProblemKind::DeclarationLocked);
    agent.get("/api/v1/desk/declarations/DEC2026-999999").await.expect_problem(ProblemKind::NotFound);
    let noted = audit::list(app.db(), Some(&sent.number), 10).await.unwrap();
    assert!(noted.iter().any(|entry| entry.agent.as_deref() == Some("m.rossi") && entry.action == "shown"));
}
