//! Announcing and forwarding new statements, and the ledger (PROF-09).

use chrono::TimeDelta;
use contract::{
    paging::PageRequest,
    profile::{DeliveryChannel, DeliveryPage, DeliveryState, ListDeliveries, RevokeMailOptions},
};
use entity::{fund::import_batch, post::outgoing_mail};
use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};
use teleservices::post::Notice;
use uuid::Uuid;

use super::steps::{MAILBOX, announce, go_electronic, load_statements, mails, options, own, send_choice, spawn};
use crate::support::{Caller, TestApp, alain, giulia, sophie};

const ALAIN: &str = "002490-1";
const SOPHIE: &str = "002490-2";

async fn ledger(caller: &Caller, subscription: Uuid) -> DeliveryPage {
    caller.send(&ListDeliveries { subscription, page: PageRequest::default() }).await.unwrap()
}

async fn electronic(app: &TestApp) -> (Caller, Uuid) {
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    go_electronic(app, &caller, &alain()).await;
    (caller, subscription)
}

/// What was queued since the first `seen` mails.
async fn mails_after(app: &TestApp, seen: usize) -> Vec<(String, Notice)> {
    mails(app).await.split_off(seen)
}

fn forwarded(statement: &str) -> (String, Notice) {
    let notice = Notice::ForwardedStatement { statement: statement.to_owned(), convention: "CV-2019-004".to_owned() };
    (MAILBOX.to_owned(), notice)
}

/// PROF-09: one notice to the person, one message a statement to the insurer, at the same time, without any content.
#[actix_web::test]
async fn new_statements_are_announced_and_forwarded() {
    let app = spawn().await;
    let (caller, subscription) = electronic(&app).await;
    let seen = mails(&app).await.len();
    load_statements(&app, "night", &[("T-1", ALAIN), ("T-2", SOPHIE)]).await;
    assert_eq!(announce(&app).await, 3);
    let notice = ("alain.dupont@example.com".to_owned(), Notice::NewStatements { count: 2 });
    assert_eq!(mails_after(&app, seen).await, [notice, forwarded("T-1"), forwarded("T-2")]);
    let page = ledger(&caller, subscription).await;
    assert_eq!(page.next_cursor, None);
    let entries: Vec<_> = page
        .deliveries
        .iter()
        .map(|one| (one.channel, one.statement_number.as_str(), one.beneficiary.as_str(), one.insurer.as_deref()))
        .collect();
    let insurer = Some("Mutuelle de Démonstration");
    assert_eq!(
        entries,
        [
            (DeliveryChannel::Insurer, "T-2", "Sophie Dupont", insurer),
            (DeliveryChannel::Insurer, "T-1", "Alain Dupont", insurer),
            (DeliveryChannel::Subscriber, "T-2", "Sophie Dupont", None),
            (DeliveryChannel::Subscriber, "T-1", "Alain Dupont", None),
        ]
    );
    assert!(page.deliveries.iter().all(|one| one.state == DeliveryState::Queued && one.sent_at.is_none()));
}

/// However many nodes look, and however often, nothing is announced twice.
#[actix_web::test]
async fn many_nodes_announce_once() {
    let app = spawn().await;
    electronic(&app).await;
    load_statements(&app, "night", &[("T-1", ALAIN)]).await;
    let announced: usize = join_all((0..6).map(|_| announce(&app))).await.into_iter().sum();
    assert_eq!(announced, 2);
    assert_eq!(announce(&app).await, 0);
}

/// A node that died before it said that it was done leaves nothing to be sent twice.
#[actix_web::test]
async fn announcing_again_sends_nothing_again() {
    let app = spawn().await;
    electronic(&app).await;
    let batch = load_statements(&app, "night", &[("T-1", ALAIN)]).await;
    assert_eq!(announce(&app).await, 2);
    let mut row = import_batch::Entity::find_by_id(batch).one(app.db()).await.unwrap().unwrap().into_active_model();
    row.announced_at = Set(None);
    row.update(app.db()).await.unwrap();
    assert_eq!(announce(&app).await, 0);
}

/// Who has postal mail, chose after the batch came, or belongs to another household is told nothing.
#[actix_web::test]
async fn only_who_chose_before_is_told() {
    let app = spawn().await;
    let other = app.sign_in(&giulia()).await;
    go_electronic(&app, &other, &giulia()).await;
    load_statements(&app, "night", &[("T-1", ALAIN)]).await;
    app.clock.advance(TimeDelta::minutes(5));
    let (caller, subscription) = electronic(&app).await;
    assert_eq!(announce(&app).await, 0);
    assert_eq!(ledger(&caller, subscription).await.deliveries, []);
    app.clock.advance(TimeDelta::minutes(5));
    load_statements(&app, "next night", &[("T-2", ALAIN)]).await;
    assert_eq!(announce(&app).await, 2);
}

/// A recipient's own subscription has no care statements (FAM-05).
#[actix_web::test]
async fn a_recipient_is_told_nothing_of_the_households_care() {
    let app = spawn().await;
    let caller = app.sign_in(&sophie()).await;
    go_electronic(&app, &caller, &sophie()).await;
    load_statements(&app, "night", &[("T-1", SOPHIE)]).await;
    assert_eq!(announce(&app).await, 0);
}

/// A batch that was taken back is announced to nobody.
#[actix_web::test]
async fn an_undone_batch_is_skipped() {
    let app = spawn().await;
    electronic(&app).await;
    let batch = load_statements(&app, "night", &[("T-1", ALAIN)]).await;
    import::undo(app.db(), batch).await.unwrap();
    assert_eq!(announce(&app).await, 0);
}

/// Without an insurer the person alone is told; where the insurer's convention has ended, too.
#[actix_web::test]
async fn without_a_convention_in_force_only_the_person_is_told() {
    use entity::profile::convention;
    let app = spawn().await;
    electronic(&app).await;
    let ended = convention::Entity::find().all(app.db()).await.unwrap();
    for row in ended {
        let mut row = row.into_active_model();
        row.ended_on = Set(Some("2026-11-22".parse().unwrap()));
        row.update(app.db()).await.unwrap();
    }
    load_statements(&app, "night", &[("T-1", ALAIN)]).await;
    assert_eq!(announce(&app).await, 1);
}

/// PROF-09: what waits for an insurer when forwarding is revoked never leaves; the notice to the person does.
#[actix_web::test]
async fn a_revocation_stops_what_has_not_left() {
    let app = spawn().await;
    let (caller, subscription) = electronic(&app).await;
    load_statements(&app, "night", &[("T-1", ALAIN), ("T-2", SOPHIE)]).await;
    announce(&app).await;
    let (found, tag) = options(&caller, subscription).await;
    let only_alain = super::steps::choice(
        contract::profile::MailOption::Electronic,
        &[super::steps::insurer(found.members[0].id, MAILBOX)],
    );
    send_choice(&caller, subscription, Some(&tag), &only_alain).await.expect_status(200);
    let to_insurers = |page: &DeliveryPage| {
        let insurers = page.deliveries.iter().filter(|one| one.channel == DeliveryChannel::Insurer);
        insurers.map(|one| one.statement_number.clone()).collect::<Vec<_>>()
    };
    assert_eq!(to_insurers(&ledger(&caller, subscription).await), ["T-1"]);
    caller.send(&RevokeMailOptions { subscription }).await.unwrap();
    let page = ledger(&caller, subscription).await;
    assert_eq!((to_insurers(&page), page.deliveries.len()), (vec![], 2));
    let waiting = mails(&app).await.into_iter().filter(|(address, _)| address == MAILBOX).count();
    assert_eq!(waiting, 0);
}

/// The ledger follows the mails, page by page.
#[actix_web::test]
async fn the_ledger_shows_how_far_each_mail_has_come() {
    use outgoing_mail::{Entity, MailState};
    let app = spawn().await;
    let (caller, subscription) = electronic(&app).await;
    load_statements(&app, "night", &[("T-1", ALAIN), ("T-2", ALAIN), ("T-3", ALAIN)]).await;
    announce(&app).await;
    let states = [MailState::Sent, MailState::Bounced, MailState::GivenUp];
    let to_insurer = Entity::find().all(app.db()).await.unwrap().into_iter().filter(|one| one.recipient == MAILBOX);
    for (mail, state) in to_insurer.zip(states) {
        let mut mail = mail.into_active_model();
        mail.sent_at = Set((state == MailState::Sent).then(|| app.clock.now()));
        mail.state = Set(state);
        mail.update(app.db()).await.unwrap();
    }
    let (mut cursor, mut seen) = (None, Vec::new());
    loop {
        let page = PageRequest { cursor, limit: Some(2) };
        let page = caller.send(&ListDeliveries { subscription, page }).await.unwrap();
        assert!(page.deliveries.len() <= 2);
        seen.extend(page.deliveries.into_iter().map(|one| (one.channel, one.state, one.sent_at.is_some())));
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    let (insurer, person) = (DeliveryChannel::Insurer, DeliveryChannel::Subscriber);
    assert_eq!(
        seen,
        [
            (insurer, DeliveryState::Refused, false),
            (insurer, DeliveryState::Bounced, false),
            (insurer, DeliveryState::Sent, true),
            (person, DeliveryState::Queued, false),
            (person, DeliveryState::Queued, false),
            (person, DeliveryState::Queued, false),
        ]
    );
}

/// A cursor that the API did not give is refused by name.
#[actix_web::test]
async fn an_unknown_cursor_is_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let path = format!("/api/v1/profile/subscriptions/{}/deliveries", own(&caller).await);
    for cursor in ["x", "%00", "é"] {
        let answer = caller.request(Method::GET, format!("{path}?cursor={cursor}")).send().await;
        assert_eq!(answer.refused_fields(), ["cursor"], "{cursor}");
    }
}
