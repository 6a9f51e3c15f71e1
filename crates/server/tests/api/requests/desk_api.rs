//! The same for agents, through the API: each sees and handles the work of their departments, and is named in the audit.

use contract::{
    agents::AgentRole,
    problem::ProblemKind::{ChangedMeanwhile, InvalidValues, NotFound},
    requests::{DeskRequestPage, DeskRequestSheet, RequestState},
};
use reqwest::Method;
use serde_json::{Value, json};
use teleservices::audit;

use super::support::ask;
use crate::support::{Answer, Caller, TestApp, alain, spawn};

async fn post(agent: &Caller, number: &str, what: &str, body: &Value) -> Answer {
    agent.request(Method::POST, format!("/api/v1/desk/requests/{number}/{what}")).ours().json(body).send().await
}

async fn page(agent: &Caller, query: &str) -> DeskRequestPage {
    agent.get(format!("/api/v1/desk/requests{query}")).await.read()
}

async fn numbers(agent: &Caller, query: &str) -> Vec<String> {
    page(agent, query).await.requests.into_iter().map(|request| request.number).collect()
}

/// Agents of the registration service and of the pensions.
async fn agents(app: &TestApp) -> (Caller, Caller) {
    (app.agent("registration", &[AgentRole::Registration]).await, app.agent("pensions", &[AgentRole::Pensions]).await)
}

/// An agent sees the requests of their departments; those of others are not found, whatever is tried with them.
#[actix_web::test]
async fn an_agent_sees_the_work_of_their_departments_and_no_other() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let (card, career) = (ask(&caller, "card-duplicate").await.number, ask(&caller, "career-statement").await.number);
    let (registration, pensions) = agents(&app).await;
    assert_eq!((numbers(&registration, "").await, numbers(&pensions, "").await), (vec![card.clone()], vec![career]));
    assert!(numbers(&pensions, "?department=registration").await.is_empty());
    pensions.get(format!("/api/v1/desk/requests/{card}")).await.expect_problem(NotFound);
    post(&pensions, &card, "assignment", &json!({ "to": "P. Gallo" })).await.expect_problem(NotFound);
    post(&pensions, &card, "answer", &json!({ "verdict": "sent" })).await.expect_problem(NotFound);
    let sheet: DeskRequestSheet = registration.get(format!("/api/v1/desk/requests/{card}")).await.read();
    assert_eq!((sheet.request.state, sheet.requester.as_str()), (RequestState::Received, "Alain Dupont"));
}

/// From the counter to the answer: taken in hand, answered once, followed by the person, and noted under the agent.
#[actix_web::test]
async fn a_request_is_handled_by_an_agent_and_noted_under_their_name() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let number = ask(&caller, "card-duplicate").await.number;
    let (agent, _) = agents(&app).await;
    post(&agent, &number, "assignment", &json!({ "to": "C. Orengo" })).await.expect_status(200);
    let refused = json!({ "verdict": "refused", "answer": "Une carte est déjà en route." });
    let sheet: DeskRequestSheet = post(&agent, &number, "answer", &refused).await.read();
    assert_eq!(sheet.request.assigned_to.as_deref(), Some("C. Orengo"));
    let followed = super::support::list(&caller).await.remove(0);
    assert_eq!((followed.state, followed.answer), (RequestState::Refused, sheet.request.answer));
    post(&agent, &number, "answer", &json!({ "verdict": "sent" })).await.expect_problem(ChangedMeanwhile);
    assert!(numbers(&agent, "").await.is_empty());
    assert_eq!(numbers(&agent, "?answered=true").await, [number.as_str()]);
    let noted = audit::list(app.db(), Some(&number), 10).await.unwrap();
    let by_agent: Vec<_> = noted.iter().filter(|entry| entry.agent.as_deref() == Some("registration")).collect();
    let actions: Vec<&str> = by_agent.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["listed", "refused", "assigned"], "the newest first");
}

/// A refusal needs its reason, and what is written can be seen.
#[actix_web::test]
async fn what_cannot_be_read_is_no_answer() {
    let app = spawn().await;
    let number = ask(&app.sign_in(&alain()).await, "card-duplicate").await.number;
    let (agent, _) = agents(&app).await;
    let hidden = "\u{202e}reçu";
    for (what, body) in [
        ("answer", json!({ "verdict": "refused" })),
        ("answer", json!({ "verdict": "sent", "answer": hidden })),
        ("assignment", json!({ "to": "  " })),
    ] {
        post(&agent, &number, what, &body).await.expect_problem(InvalidValues);
    }
    assert_eq!(page(&agent, "").await.requests[0].state, RequestState::Received);
}

/// A long list is read page by page, each request once.
#[actix_web::test]
async fn a_long_list_is_read_page_by_page() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let mut asked = Vec::new();
    for document in ["card-duplicate", "registration"] {
        asked.push(ask(&caller, document).await.number);
    }
    let (agent, _) = agents(&app).await;
    let first = page(&agent, "?limit=1").await;
    let second = page(&agent, &format!("?limit=1&cursor={}", first.next_cursor.unwrap())).await;
    let read = [&first.requests[0].number, &second.requests[0].number];
    assert_eq!(read, [&asked[0], &asked[1]]);
    assert!(page(&agent, &format!("?cursor={}", second.next_cursor.unwrap())).await.requests.is_empty());
    agent.get("/api/v1/desk/requests?cursor=nonsense").await.expect_problem(InvalidValues);
}
