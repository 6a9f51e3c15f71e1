//! What insurers fetch (PROF-09).

use chrono::TimeDelta;
use contract::{
    language::Language,
    paging::PageRequest,
    problem::ProblemKind,
    profile::{DeliveryChannel, FetchForwardedStatement, ListDeliveries},
};
use entity::profile::{
    convention, delivery_secret,
    statement_delivery::{self, Channel},
};
use reqwest::Method;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};
use serde_json::json;
use teleservices::secret::Token;

use super::steps::{ACCESS_KEY, announce, go_electronic, load_statements, own, spawn};
use crate::support::{Answer, TestApp, alain};

/// Forwards a statement and sends its message, as the mail worker does: the answer is the link's secret.
async fn forwarded(app: &TestApp) -> String {
    let caller = app.sign_in(&alain()).await;
    go_electronic(app, &caller, &alain()).await;
    load_statements(app, "night", &[("T-1", "002490-2")]).await;
    announce(app).await;
    let deliveries =
        statement_delivery::Entity::find().filter(statement_delivery::Column::Channel.eq(Channel::Insurer));
    let token = Token::random();
    let secret = delivery_secret::ActiveModel {
        delivery_id: Set(deliveries.one(app.db()).await.unwrap().unwrap().id),
        secret_hash: Set(token.hash()),
        expires_at: Set(app.clock.now() + TimeDelta::days(90)),
        ..Default::default()
    };
    secret.insert(app.db()).await.unwrap();
    token.reveal().to_owned()
}

async fn fetch(app: &TestApp, token: &str, access_key: &str) -> Answer {
    let body = json!({ "token": token, "access_key": access_key });
    app.anybody().request(Method::POST, "/api/v1/forwarded-statements/readings").ours().json(&body).send().await
}

/// PROF-09: link and key together open the statement as its paper form says, and may be used again.
#[actix_web::test]
async fn link_and_key_open_the_statement_again_and_again() {
    let app = spawn().await;
    let token = forwarded(&app).await;
    let request = FetchForwardedStatement { token: token.clone(), access_key: ACCESS_KEY.to_owned() };
    let statement = app.anybody().send_in(Language::It, &request).await;
    assert_eq!((statement.number.as_str(), statement.matricule.as_str()), ("T-1", "002490"));
    assert_eq!((statement.holder.as_str(), statement.beneficiary.as_str()), ("Alain Dupont", "Sophie Dupont"));
    assert_eq!((statement.billed_cents, statement.refunded_cents, statement.lines.len()), (5_520, 3_680, 1));
    assert_eq!(statement.lines[0].performer.as_deref(), Some("Cabinet du Port"));
    let first = app.clock.now();
    app.clock.advance(TimeDelta::days(1));
    fetch(&app, &token, ACCESS_KEY).await.expect_status(200);
    let caller = app.sign_in(&alain()).await;
    let list = ListDeliveries { subscription: own(&caller).await, page: PageRequest::default() };
    let entries = caller.send(&list).await.unwrap().deliveries;
    let fetched: Vec<_> = entries.iter().map(|one| (one.channel, one.fetched_at)).collect();
    assert_eq!(fetched, [(DeliveryChannel::Insurer, Some(first)), (DeliveryChannel::Subscriber, None)]);
}

/// Whatever does not go together is answered alike, to the byte.
#[actix_web::test]
async fn what_opens_nothing_is_answered_alike() {
    let app = spawn().await;
    let token = forwarded(&app).await;
    let unknown = fetch(&app, "x", "y").await;
    unknown.expect_problem(ProblemKind::LinkUnusable);
    for (token, key) in
        [(token.as_str(), "demonstration-CV-2021-011"), (token.as_str(), "x"), (Token::random().reveal(), ACCESS_KEY)]
    {
        assert_eq!(fetch(&app, token, key).await.fingerprint(), unknown.fingerprint());
    }
    app.clock.advance(TimeDelta::days(90));
    assert_eq!(fetch(&app, &token, ACCESS_KEY).await.fingerprint(), unknown.fingerprint(), "it has expired");
}

/// Once a convention has ended, or its key was replaced, nothing can be fetched under it.
#[actix_web::test]
async fn an_ended_convention_and_a_replaced_key_open_nothing() {
    let app = spawn().await;
    let token = forwarded(&app).await;
    let key = teleservices::profile::issue_access_key(app.db(), "CV-2019-004").await.unwrap();
    fetch(&app, &token, ACCESS_KEY).await.expect_problem(ProblemKind::LinkUnusable);
    fetch(&app, &token, key.reveal()).await.expect_status(200);
    let mine = convention::Entity::find().filter(convention::Column::Number.eq("CV-2019-004"));
    let mut row = mine.one(app.db()).await.unwrap().unwrap().into_active_model();
    row.ended_on = Set(Some("2026-11-22".parse().unwrap()));
    row.update(app.db()).await.unwrap();
    fetch(&app, &token, key.reveal()).await.expect_problem(ProblemKind::LinkUnusable);
}

/// An insurer that never got a key fetches nothing, not even with an empty one.
#[actix_web::test]
async fn a_convention_without_a_key_opens_nothing() {
    let app = spawn().await;
    let token = forwarded(&app).await;
    for row in convention::Entity::find().all(app.db()).await.unwrap() {
        let mut row = row.into_active_model();
        row.access_key_hash = Set(None);
        row.update(app.db()).await.unwrap();
    }
    fetch(&app, &token, ACCESS_KEY).await.expect_problem(ProblemKind::LinkUnusable);
    assert_eq!(fetch(&app, &token, "").await.refused_fields(), ["access_key"]);
}
