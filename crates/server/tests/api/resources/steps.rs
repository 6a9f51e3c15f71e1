//! What people do with their declaration, step by step.

use contract::resources::{
    ChildCover, DeclarationDraft, DeclaredChild, DeclaredChildren, DeclaredResources, IncomeLine, OpenDeclaration,
    PersonResources, ReadResourcesDeclaration, ResourcesDeclaration, SubmitDeclaration, SubmittedDeclaration,
};
use entity::identity::subscription;
use reqwest::Method;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, Person, TestApp};

pub const PATH: &str = "/api/v1/resources/declaration";
pub const DRAFT: &str = "/api/v1/resources/declaration/draft";

/// How things stand.
pub async fn state(caller: &Caller) -> ResourcesDeclaration {
    caller.send(&ReadResourcesDeclaration).await.unwrap()
}

/// What is needed to declare.
pub async fn open(caller: &Caller) -> OpenDeclaration {
    match state(caller).await {
        ResourcesDeclaration::Open(open) => *open,
        other => panic!("not open: {other:?}"),
    }
}

/// An income.
pub fn line(category: &str, amount_cents: i64, months: u32, same_period_as: Option<u8>) -> IncomeLine {
    IncomeLine { category: category.to_owned(), amount_cents, months, same_period_as }
}

/// Somebody with these incomes.
pub fn earning(lines: Vec<IncomeLine>) -> PersonResources {
    PersonResources { lines, ..PersonResources::default() }
}

/// What Giulia declares: alone, on a form without children.
pub fn giulias() -> DeclaredResources {
    DeclaredResources {
        holder: earning(vec![line("self_employed", 4_210_050, 12, None)]),
        ..DeclaredResources::default()
    }
}

/// What Alain declares: for himself, for Sophie, and three children.
pub fn alains() -> DeclaredResources {
    let child = |first_name: &str, birth_date: &str| DeclaredChild {
        first_name: first_name.to_owned(),
        birth_date: birth_date.parse().unwrap(),
        cover: ChildCover::Household,
    };
    let children = vec![child("Emma", "2012-05-19"), child("Louis", "2015-10-24"), child("Chloé", "2019-02-17")];
    let sophie = PersonResources {
        remarks: Some("Sans emploi depuis août.".to_owned()),
        ..earning(vec![line("salary", 1_750_000, 7, None)])
    };
    DeclaredResources {
        special_situation: None,
        holder: earning(vec![line("salary", 3_204_000, 12, None), line("daily_allowances", 84_150, 2, Some(0))]),
        spouse: Some(sophie),
        children: Some(DeclaredChildren { number: 3, children }),
    }
}

/// The draft and the tag of its state.
pub async fn read_draft(caller: &Caller) -> (DeclarationDraft, String) {
    let answer = caller.get(DRAFT).await;
    (answer.read(), answer.header("etag").unwrap().to_owned())
}

/// Saves a draft, under this tag.
pub async fn save(caller: &Caller, tag: Option<&str>, step: &str, declared: &DeclaredResources) -> Answer {
    let body = json!({ "step": step, "terms_version": "2026-11", "declared": declared });
    let request = caller.request(Method::PUT, DRAFT).ours().json(&body);
    match tag {
        Some(tag) => request.header("if-match", tag).send().await,
        None => request.send().await,
    }
}

/// Saves a draft in the place of whatever is there.
pub async fn save_now(caller: &Caller, step: &str, declared: &DeclaredResources) {
    let (_, tag) = read_draft(caller).await;
    save(caller, Some(&tag), step, declared).await.expect_status(200);
}

/// Drops the draft.
pub async fn drop_draft(caller: &Caller) {
    caller.request(Method::DELETE, DRAFT).ours().send().await.expect_status(204);
}

/// Sends a declaration that is sound.
pub async fn submit(caller: &Caller, declared: DeclaredResources) -> SubmittedDeclaration {
    caller.send(&SubmitDeclaration { terms_version: "2026-11".to_owned(), declared }).await.unwrap()
}

/// Sends whatever this is.
pub async fn send(caller: &Caller, declared: &impl serde::Serialize) -> Answer {
    send_whole(caller, &json!({ "terms_version": "2026-11", "declared": declared })).await
}

/// Sends this body.
pub async fn send_whole(caller: &Caller, body: &Value) -> Answer {
    caller.request(Method::POST, PATH).ours().json(body).send().await
}

/// The person's address is confirmed.
pub async fn confirm_address(app: &TestApp, person: &Person) {
    set_address(app, person, true).await;
}

/// The person has typed an address, and has confirmed it or not.
pub async fn set_address(app: &TestApp, person: &Person, is_confirmed: bool) {
    subscription::Entity::update_many()
        .col_expr(subscription::Column::EmailAddress, Expr::value("abonne@courrier.example"))
        .col_expr(subscription::Column::EmailConfirmedAt, Expr::value(is_confirmed.then(|| app.clock.now())))
        .filter(subscription::Column::Id.eq(app.subscription_of(person).await.id))
        .exec(app.db())
        .await
        .unwrap();
}
