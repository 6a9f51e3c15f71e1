//! Who has looked: what a person reads of the audit about themselves (FUND-04).

use contract::{
    agents::AgentRole,
    institution::DepartmentKey,
    paging::PageRequest,
    problem::ProblemKind::InvalidValues,
    profile::{AccessAction, AccessPage, AccessedBy, ListAccesses},
};
use reqwest::Method;
use serde_json::json;
use teleservices::requests::{DeskActor, show};

use crate::{
    requests::support::ask,
    support::{Caller, alain, sophie, spawn},
};

async fn accesses(caller: &Caller) -> AccessPage {
    caller.send(&ListAccesses::default()).await.unwrap()
}

/// FUND-04: each look and each decision is told with its department and number, the newest first; the agent is not named.
#[actix_web::test]
async fn every_look_and_every_decision_is_told_with_its_department() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let number = ask(&caller, "card-duplicate").await.number;
    assert!(accesses(&caller).await.accesses.is_empty(), "what the person does is no access");
    let agent = app.agent("m.rossi", &[AgentRole::Registration, AgentRole::Pensions]).await;
    let path = format!("/api/v1/desk/requests/{number}");
    agent.get("/api/v1/desk/requests").await.expect_status(200);
    agent.get(path.clone()).await.expect_status(200);
    let answer = json!({ "verdict": "refused", "answer": "Une carte est déjà en route." });
    agent.request(Method::POST, format!("{path}/answer")).ours().json(&answer).send().await.expect_status(200);
    let told = accesses(&caller).await.accesses;
    let actions: Vec<AccessAction> = told.iter().map(|access| access.action).collect();
    assert_eq!(actions, [AccessAction::Refused, AccessAction::Shown, AccessAction::Listed]);
    for access in &told {
        assert_eq!((access.by, access.number.as_str()), (AccessedBy::Agent, number.as_str()));
        assert_eq!(access.departments, [DepartmentKey::Registration, DepartmentKey::Pensions]);
        assert_eq!(access.at, app.clock.now());
    }
    let answer = caller.get("/api/v1/profile/accesses").await;
    assert!(!answer.text().to_lowercase().contains("rossi"), "{}", answer.text());
}

/// A look by the program's commands is told too, and nobody reads of anybody else's file.
#[actix_web::test]
async fn a_look_by_the_operator_is_told_to_its_person_alone() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let number = ask(&caller, "card-duplicate").await.number;
    show(app.db(), &DeskActor::operator(), &number, app.clock.now()).await.unwrap();
    let told = accesses(&caller).await.accesses;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].by, told[0].action), (AccessedBy::Operator, AccessAction::Shown));
    assert!(told[0].departments.is_empty());
    let spouse = app.sign_in(&sophie()).await;
    assert!(accesses(&spouse).await.accesses.is_empty());
}

/// A long list is read page by page, each access once; a cursor of one's own is refused.
#[actix_web::test]
async fn a_long_list_is_read_page_by_page() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let number = ask(&caller, "card-duplicate").await.number;
    for _ in 0..5 {
        show(app.db(), &DeskActor::operator(), &number, app.clock.now()).await.unwrap();
        app.clock.advance(chrono::TimeDelta::minutes(1));
    }
    let (mut times, mut cursor) = (Vec::new(), None);
    loop {
        let page = PageRequest { cursor, limit: Some(2) };
        let page = caller.send(&ListAccesses { page }).await.unwrap();
        times.extend(page.accesses.into_iter().map(|access| access.at));
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(times.len(), 5);
    assert!(times.is_sorted_by(|one, next| one > next), "{times:?}");
    caller.get("/api/v1/profile/accesses?cursor=mine").await.expect_problem(InvalidValues);
}
