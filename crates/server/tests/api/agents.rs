//! Agents: created by the operator, signed in with a token of their own, and noted in the audit.

use chrono::TimeDelta;
use client::ClientError;
use contract::{
    agents::{AgentRole, OpenAgentSession, OpenedAgentSession, ReadAgentSession},
    problem::ProblemKind::{self, SessionRequired, SignInRefused, TooManyAttempts},
};
use entity::agents::{agent, agent_session};
use sea_orm::EntityTrait as _;
use teleservices::{
    agents::{AgentError, change_roles, disable_agent, enable_agent, list_agents, new_password},
    audit,
};

use crate::support::{Caller, TestApp, alain, answer_of, complaint_of, spawn};

const LOGIN: &str = "m.rossi";
const ROLES: [AgentRole; 2] = [AgentRole::Registration, AgentRole::Pensions];

fn typed(login: &str, password: &str) -> OpenAgentSession {
    OpenAgentSession { login: login.to_owned(), password: password.to_owned() }
}

async fn refused(caller: &Caller, login: &str, password: &str) -> Option<ProblemKind> {
    match caller.send(&typed(login, password)).await {
        Err(ClientError::Problem(problem)) => problem.kind(),
        other => panic!("{other:?}"),
    }
}

/// An agent who has typed login and password.
async fn opened(app: &TestApp) -> (OpenedAgentSession, Caller) {
    let password = app.add_agent(LOGIN, &ROLES).await.unwrap();
    let opened = app.anybody().send(&typed(LOGIN, &password)).await.unwrap();
    let caller = app.anybody().as_agent(&opened.token);
    (opened, caller)
}

async fn is_signed_in(caller: &Caller) -> bool {
    caller.get("/api/v1/desk/session").await.status == 200
}

/// The operator's password opens a session, whose token opens the desk and nothing of an insured person.
#[actix_web::test]
async fn the_password_of_the_operator_opens_the_desk_and_nothing_else() {
    let app = spawn().await;
    let (opened, caller) = opened(&app).await;
    let agent = caller.send(&ReadAgentSession).await.unwrap();
    assert_eq!(agent, opened.agent);
    assert_eq!((agent.login.as_str(), agent.name.as_str(), agent.roles), (LOGIN, "Marco Rossi", ROLES.to_vec()));
    caller.get("/api/v1/session").await.expect_problem(SessionRequired);
    caller.get("/api/v1/household").await.expect_problem(SessionRequired);
}

/// The session of an insured person opens no desk.
#[actix_web::test]
async fn the_session_of_an_insured_person_opens_no_desk() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let answer = caller.get("/api/v1/desk/session").await;
    answer.expect_problem(SessionRequired);
    assert_eq!(answer.header("www-authenticate"), Some("Bearer realm=\"teleservices\""));
    let token = caller.cookie("session").unwrap();
    assert!(!is_signed_in(&app.anybody().as_agent(&token)).await);
}

/// Neither the password nor the token can be read from the database.
#[actix_web::test]
async fn the_database_holds_neither_password_nor_token() {
    let app = spawn().await;
    let password = app.add_agent(LOGIN, &ROLES).await.unwrap();
    let token = app.anybody().send(&typed(LOGIN, &password)).await.unwrap().token;
    let agent = agent::Entity::find().one(app.db()).await.unwrap().unwrap();
    let session = agent_session::Entity::find().one(app.db()).await.unwrap().unwrap();
    assert!(agent.password_hash.starts_with("$argon2id$") && !agent.password_hash.contains(&password));
    assert!(session.token_hash != token && session.token_hash.len() == 64);
}

/// A wrong password, a login that nobody has, and an agent who was disabled are answered alike.
#[actix_web::test]
async fn whatever_is_wrong_is_answered_alike() {
    let app = spawn().await;
    let password = app.add_agent(LOGIN, &ROLES).await.unwrap();
    let retired = app.add_agent("retired", &ROLES).await.unwrap();
    disable_agent(app.db(), "retired", app.clock.now()).await.unwrap();
    let body = |login: &str, password: &str| serde_json::to_value(typed(login, password)).unwrap();
    let mut seen = Vec::new();
    for body in [body(LOGIN, "wrong"), body("nobody", &password), body("retired", &retired)] {
        let post = app.anybody().request(reqwest::Method::POST, "/api/v1/desk/session").ours().json(&body);
        let answer = post.send().await;
        answer.expect_problem(SignInRefused);
        seen.push(answer.fingerprint());
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:#?}");
}

/// Guessing slows down, for a login that somebody has and for one that nobody has.
#[actix_web::test]
async fn guessing_slows_down() {
    let app = spawn().await;
    app.add_agent(LOGIN, &ROLES).await.unwrap();
    for login in [LOGIN, "nobody"] {
        let mut answers = Vec::new();
        for _ in 0..8 {
            answers.push(refused(&app.anybody(), login, "wrong").await.unwrap());
        }
        assert_eq!((answers[0], *answers.last().unwrap()), (SignInRefused, TooManyAttempts), "{login}: {answers:?}");
    }
}

/// A session ends after fifteen minutes without a request, after twelve hours, and when it is ended.
#[actix_web::test]
async fn a_session_ends_by_time_and_by_its_owner() {
    let app = spawn().await;
    let (_, idle) = opened(&app).await;
    app.clock.advance(TimeDelta::minutes(14));
    assert!(is_signed_in(&idle).await);
    app.clock.advance(TimeDelta::minutes(16));
    assert!(!is_signed_in(&idle).await);

    let busy = app.agent(LOGIN, &ROLES).await;
    for _ in 0..71 {
        app.clock.advance(TimeDelta::minutes(10));
        assert!(is_signed_in(&busy).await);
    }
    app.clock.advance(TimeDelta::minutes(10));
    assert!(!is_signed_in(&busy).await);

    let leaving = app.agent(LOGIN, &ROLES).await;
    let end = || leaving.request(reqwest::Method::DELETE, "/api/v1/desk/session").ours().send();
    end().await.expect_status(204);
    assert!(!is_signed_in(&leaving).await);
    end().await.expect_status(204);
}

/// What the operator changes ends the sessions of the agent at once.
#[actix_web::test]
async fn what_the_operator_changes_ends_the_sessions_at_once() {
    let app = spawn().await;
    let now = app.clock.now();
    let (_, caller) = opened(&app).await;
    let first = new_password(app.db(), LOGIN, now).await.unwrap();
    assert!(!is_signed_in(&caller).await);

    let caller = app.agent(LOGIN, &ROLES).await;
    change_roles(app.db(), LOGIN, &[AgentRole::MedicalBenefits], now).await.unwrap();
    assert!(!is_signed_in(&caller).await);
    let caller = app.agent(LOGIN, &ROLES).await;
    assert_eq!(caller.send(&ReadAgentSession).await.unwrap().roles, [AgentRole::MedicalBenefits]);

    disable_agent(app.db(), "M.Rossi", now).await.unwrap();
    assert!(!is_signed_in(&caller).await);
    enable_agent(app.db(), LOGIN, now).await.unwrap();
    let password = secrecy::ExposeSecret::expose_secret(&first).to_owned();
    app.anybody().send(&typed(" M.Rossi ", &password)).await.unwrap();
}

/// A login names one agent, and is something that every keyboard can type; a mistake is told in words.
#[actix_web::test]
async fn a_login_names_one_agent() {
    let app = spawn().await;
    app.add_agent("M.Rossi", &ROLES).await.unwrap();
    assert!(matches!(app.add_agent(LOGIN, &ROLES).await, Err(AgentError::Taken(_))));
    assert!(matches!(app.add_agent("m rossi", &ROLES).await, Err(AgentError::Login(_))));
    assert!(matches!(new_password(app.db(), "nobody", app.clock.now()).await, Err(AgentError::Unknown(_))));
    let logins: Vec<String> = list_agents(app.db()).await.unwrap().into_iter().map(|agent| agent.login).collect();
    assert_eq!(logins, [LOGIN]);
}

/// What the operator does with agents is noted, the newest first.
#[actix_web::test]
async fn what_the_operator_does_is_noted() {
    let app = spawn().await;
    let now = app.clock.now();
    app.add_agent(LOGIN, &ROLES).await.unwrap();
    disable_agent(app.db(), LOGIN, now).await.unwrap();
    app.add_agent("other", &ROLES).await.unwrap();
    let noted = audit::list(app.db(), Some("agent m.rossi"), 10).await.unwrap();
    let told: Vec<_> = noted.iter().map(|entry| (entry.actor.as_str(), entry.action.as_str(), entry.at)).collect();
    assert_eq!(told, [("operator", "disabled", now), ("operator", "created", now)]);
    assert_eq!(audit::list(app.db(), None, 10).await.unwrap().len(), 3);
}

/// From the command line: the password is printed once, opens the desk, and stands in no list.
#[actix_web::test]
async fn the_program_creates_and_disables_agents() {
    let app = spawn().await;
    let add = ["agents", "add", LOGIN, "--name", "Marco Rossi", "--role", "pensions", "--role", "registration"];
    let password = answer_of(&app, &add).await["password"].as_str().unwrap().to_owned();
    let agent = app.anybody().send(&typed(LOGIN, &password)).await.unwrap().agent;
    assert_eq!(agent.roles, ROLES);
    let listed = answer_of(&app, &["agents", "list"]).await;
    assert_eq!(listed[0]["roles"], serde_json::json!(["registration", "pensions"]));
    assert!(!listed.to_string().contains(&password));
    answer_of(&app, &["agents", "disable", LOGIN]).await;
    assert_eq!(refused(&app.anybody(), LOGIN, &password).await, Some(SignInRefused));
    let noted = answer_of(&app, &["audit", "agent m.rossi"]).await;
    assert_eq!((noted[0]["action"].as_str(), noted[1]["action"].as_str()), (Some("disabled"), Some("created")));
    assert!(complaint_of(&app, &add).await.contains("agents enable"));
}
