//! What people do in their profile, step by step.

use std::fs;

use chrono::{DateTime, NaiveDate, Utc};
use contract::profile::{
    ChangeEmailAddress, ConfirmEmailAddress, EmailConfirmation, InsurerOfMember, MailOption, MailOptions, PendingEmail,
    Profile, ReadMailOptions, ReadProfile,
};
use entity::{
    identity::{one_time_secret::Purpose, subscription},
    post::outgoing_mail,
};
use reqwest::Method;
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, sea_query::Expr};
use serde_json::{Value, json};
use teleservices::{identity::secrets, post::Notice, secret::Token};
use uuid::Uuid;

use crate::support::{self, Answer, Caller, Person, TestApp};

/// Where the mailbox of the first fictitious insurer is.
pub const MAILBOX: &str = "decomptes@mutuelle.example";

/// The key of that insurer.
pub const ACCESS_KEY: &str = "demonstration-CV-2019-004";

/// Starts the application over the fictitious fund, in which nobody has given an e-mail address yet.
pub async fn spawn() -> TestApp {
    use subscription::Column;
    let app = support::spawn().await;
    subscription::Entity::update_many()
        .col_expr(Column::EmailAddress, Expr::value(None::<String>))
        .col_expr(Column::EmailConfirmedAt, Expr::value(None::<DateTime<Utc>>))
        .exec(app.db())
        .await
        .unwrap();
    app
}

/// The profile of who is signed in.
pub async fn profile(caller: &Caller) -> Profile {
    caller.send(&ReadProfile).await.unwrap()
}

/// The subscription that is signed in.
pub async fn own(caller: &Caller) -> Uuid {
    profile(caller).await.subscriptions[0].id
}

/// Key of a subscription.
pub async fn key_of(app: &TestApp, subscription: Uuid) -> i64 {
    let found = subscription::Entity::find().filter(subscription::Column::PublicId.eq(subscription));
    found.one(app.db()).await.unwrap().unwrap().id
}

/// Asks for an address.
pub async fn ask_for(caller: &Caller, person: &Person, subscription: Uuid, email: &str) -> Answer {
    let body = json!({ "email": email, "password": person.named.password });
    let path = format!("/api/v1/profile/subscriptions/{subscription}/email-changes");
    caller.request(Method::POST, path).ours().json(&body).send().await
}

/// Sends the message to an address, as the mail worker does: the answer is the link's secret.
pub async fn mail_link(app: &TestApp, subscription: Uuid, address: &str) -> String {
    let (id, address, now) = (key_of(app, subscription).await, address.to_owned(), app.clock.now());
    let token: Token = database::write(app.db(), move |txn| async move {
        let token = secrets::issue_link(&txn, id, Purpose::EmailLink, Some(address), now).await?;
        Ok::<_, DbErr>((txn, token))
    })
    .await
    .unwrap();
    token.reveal().to_owned()
}

/// Asks for an address, follows the link and confirms.
pub async fn confirm_address(app: &TestApp, caller: &Caller, person: &Person, email: &str) -> EmailConfirmation {
    let subscription = own(caller).await;
    let request =
        ChangeEmailAddress { subscription, email: email.to_owned(), password: person.named.password.to_owned() };
    let pending: PendingEmail = caller.send(&request).await.unwrap();
    let token = mail_link(app, subscription, &pending.email).await;
    app.anybody().send(&ConfirmEmailAddress { token }).await.unwrap()
}

/// The mail options, with the tag of their state.
pub async fn options(caller: &Caller, subscription: Uuid) -> (MailOptions, String) {
    let answer = caller.get(format!("/api/v1/profile/subscriptions/{subscription}/mail-options")).await;
    (answer.read(), answer.header("etag").unwrap().to_owned())
}

/// Sends a choice of mail options.
pub async fn send_choice(caller: &Caller, subscription: Uuid, tag: Option<&str>, choice: &Value) -> Answer {
    let path = format!("/api/v1/profile/subscriptions/{subscription}/mail-options");
    let request = caller.request(Method::PUT, path).ours().json(choice);
    match tag {
        Some(tag) => request.header("if-match", tag).send().await,
        None => request.send().await,
    }
}

/// What a choice says.
pub fn choice(option: MailOption, insurers: &[InsurerOfMember]) -> Value {
    json!({ "option": option, "insurers": insurers, "terms_version": "2026-11" })
}

/// The insurer of a member.
pub fn insurer(member: Uuid, mailbox: &str) -> InsurerOfMember {
    InsurerOfMember { member, mailbox: mailbox.to_owned() }
}

/// Chooses electronic mail, and the same insurer for every member.
pub async fn go_electronic(app: &TestApp, caller: &Caller, person: &Person) -> MailOptions {
    let subscription = own(caller).await;
    confirm_address(app, caller, person, "alain.dupont@example.com").await;
    let (options, tag) = options(caller, subscription).await;
    let insurers: Vec<_> = options.members.iter().map(|member| insurer(member.id, MAILBOX)).collect();
    let answer = send_choice(caller, subscription, Some(&tag), &choice(MailOption::Electronic, &insurers)).await;
    answer.expect_status(200).read()
}

/// The mail options, through the typed client.
pub async fn read_options(caller: &Caller, subscription: Uuid) -> MailOptions {
    caller.send(&ReadMailOptions { subscription }).await.unwrap()
}

/// The mails that wait or were sent: address and notice, in the order in which they were queued.
pub async fn mails(app: &TestApp) -> Vec<(String, Notice)> {
    let rows = outgoing_mail::Entity::find().order_by_asc(outgoing_mail::Column::Id).all(app.db()).await.unwrap();
    rows.into_iter().map(|row| (row.recipient, serde_json::from_str(&row.notice).unwrap())).collect()
}

/// A paid statement that a night's batch brings: number, beneficiary.
pub type NewStatement<'s> = (&'s str, &'s str);

/// Loads a batch with these statements of Alain's household; answers its number.
pub async fn load_statements(app: &TestApp, label: &str, statements: &[NewStatement<'_>]) -> i64 {
    let folder = tempfile::tempdir().unwrap();
    let day: NaiveDate = app.clock.now().date_naive();
    let manifest = json!({ "format": 1, "label": label, "as_of": day });
    fs::write(folder.path().join("batch.json"), manifest.to_string()).unwrap();
    let mut heads = "number,matricule,beneficiary,fund,state,processed_on,paid_on,adjusts\n".to_owned();
    let mut lines = "statement,line,benefit,care_from,care_until,billed_cents,refunded_cents,base_tariff_cents,\
                     rate_bp,payee_kind,payee_name,fees_unpaid,performer,performed_at,prescriber,adjusts_line,\
                     bundled_acts\n"
        .to_owned();
    for (number, beneficiary) in statements {
        heads.push_str(&format!("{number},002490,{beneficiary},ccss,processed,{day},{day},\n"));
        lines.push_str(&format!(
            "{number},1,CS,2026-11-10,2026-11-10,5520,3680,4600,8000,insured,Alain Dupont,false,,Cabinet du Port,,,\n"
        ));
    }
    fs::write(folder.path().join("statements.csv"), heads).unwrap();
    fs::write(folder.path().join("lines.csv"), lines).unwrap();
    import::load(app.db(), folder.path(), &import::Options::new(app.clock.now())).await.unwrap().batch
}

/// Announces what was loaded, as a node does; answers how many mails were queued.
pub async fn announce(app: &TestApp) -> usize {
    let day = app.clock.now().date_naive();
    teleservices::profile::announce(app.db(), day, app.clock.now()).await.unwrap()
}
