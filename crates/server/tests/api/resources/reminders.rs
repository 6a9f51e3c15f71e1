//! Reminders of drafts that were not sent: two weeks and two days before the campaign closes, once each (DECL-08); and
//! what becomes of drafts afterwards.

use chrono::{Days, NaiveDate};
use contract::resources::AskForCorrection;
use entity::{
    post::outgoing_mail,
    resources::{draft, target},
};
use futures_util::future::join_all;
use sea_orm::{EntityTrait as _, PaginatorTrait as _, sea_query::Expr};
use teleservices::{
    audit::Actor,
    post::Notice,
    resources::{ask_correction, forget_drafts, remind},
};

use super::steps::{alains, confirm_address, giulias, open, save_now, set_address, submit};
use crate::support::{Person, TestApp, alain, giulia, spawn};

/// Looks once, on this day; answers how many mails were queued.
async fn look(app: &TestApp, day: NaiveDate) -> usize {
    app.clock.go_to(day);
    remind(app.db(), day, app.clock.now()).await.unwrap()
}

async fn reminders(app: &TestApp) -> Vec<Notice> {
    let mails = outgoing_mail::Entity::find().all(app.db()).await.unwrap();
    let notices = mails.iter().map(|mail| serde_json::from_str(&mail.notice).unwrap());
    notices.filter(|notice| matches!(notice, Notice::DeclarationReminder { .. })).collect()
}

/// A draft of somebody whose address is confirmed; answers the last day of the campaign.
async fn drafted(app: &TestApp, person: &Person) -> NaiveDate {
    confirm_address(app, person).await;
    let caller = app.sign_in(person).await;
    save_now(&caller, "holder_income", &giulias()).await;
    open(&caller).await.campaign.closes_on
}

/// One reminder two weeks before the end, one two days before it, and none twice.
#[actix_web::test]
async fn a_draft_is_reminded_of_twice() {
    let app = spawn().await;
    let closes_on = drafted(&app, &giulia()).await;
    let mut sent = Vec::new();
    for left in [15, 14, 13, 3, 2, 1, 0] {
        sent.push((left, look(&app, closes_on - Days::new(left)).await));
    }
    assert_eq!(sent, [(15, 0), (14, 1), (13, 0), (3, 0), (2, 1), (1, 0), (0, 0)]);
    let expected = Notice::DeclarationReminder { closes_at: "2027-01-27T22:59:00Z".parse().unwrap() };
    assert_eq!(reminders(&app).await, [expected.clone(), expected]);
}

/// None once the campaign is over, even when no node looked in time.
#[actix_web::test]
async fn nothing_is_reminded_of_once_the_campaign_is_over() {
    let app = spawn().await;
    let closes_on = drafted(&app, &giulia()).await;
    assert_eq!(look(&app, closes_on + Days::new(1)).await, 0);
}

/// Several nodes that look at once queue each reminder once.
#[actix_web::test]
async fn several_nodes_at_once_remind_once() {
    let app = spawn().await;
    let closes_on = drafted(&app, &giulia()).await;
    let day = closes_on - Days::new(10);
    app.clock.go_to(day);
    let looks = join_all((0..4).map(|_| remind(app.db(), day, app.clock.now()))).await;
    assert_eq!(looks.into_iter().map(Result::unwrap).sum::<usize>(), 1);
    assert_eq!(reminders(&app).await.len(), 1);
}

/// What was sent, whoever is asked no longer, and an address that is not confirmed: no mail.
#[actix_web::test]
async fn only_whoever_can_still_send_is_reminded() {
    let app = spawn().await;
    let closes_on = drafted(&app, &giulia()).await;
    submit(&app.sign_in(&giulia()).await, giulias()).await;
    set_address(&app, &alain(), false).await;
    save_now(&app.sign_in(&alain()).await, "children", &alains()).await;
    assert_eq!(look(&app, closes_on - Days::new(14)).await, 0);
    let app = spawn().await;
    drafted(&app, &giulia()).await;
    let ended = Expr::value(Some(closes_on - Days::new(20)));
    target::Entity::update_many().col_expr(target::Column::EndedOn, ended).exec(app.db()).await.unwrap();
    assert_eq!(look(&app, closes_on - Days::new(14)).await, 0);
}

/// Two months after the end a draft is gone, as the general terms promise, and not before.
#[actix_web::test]
async fn a_draft_is_forgotten_after_the_campaign() {
    let app = spawn().await;
    let closes_on = drafted(&app, &giulia()).await;
    assert_eq!(forget_drafts(app.db(), closes_on + Days::new(60)).await.unwrap(), 0);
    assert_eq!(forget_drafts(app.db(), closes_on + Days::new(61)).await.unwrap(), 1);
    assert_eq!(draft::Entity::find().count(app.db()).await.unwrap(), 0);
}

/// The draft of a correction that can still be sent stays.
#[actix_web::test]
async fn the_draft_of_a_correction_stays_until_its_last_day() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let number = submit(&caller, giulias()).await.number;
    let until = open(&caller).await.campaign.closes_on + Days::new(90);
    let asked = AskForCorrection { text: "Un mois manque.".to_owned(), until: Some(until), version: 1 };
    ask_correction(app.db(), Actor::Operator, &number, asked, app.clock.now()).await.unwrap();
    save_now(&caller, "holder_income", &giulias()).await;
    assert_eq!(forget_drafts(app.db(), until).await.unwrap(), 0);
    assert_eq!(forget_drafts(app.db(), until.succ_opt().unwrap()).await.unwrap(), 1);
}
