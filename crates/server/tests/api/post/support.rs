//! Mails to send, and what became of them.

use contract::language::Language;
use entity::{identity::one_time_secret, post::outgoing_mail};
use mail::Transport;
use sea_orm::{DbErr, EntityTrait as _, QueryOrder as _};
use teleservices::post::{Look, MailTo, Notice, deliver_next, queue_mail};
use testing::smtp::Receiver;

use crate::support::{TYPED_ADDRESS, TestApp, alain, spawn_with};

/// The address of the mails.
pub const ADDRESS: &str = TYPED_ADDRESS;

/// An application whose mails go to this receiver.
pub async fn spawn_before(receiver: &Receiver) -> TestApp {
    let settings = receiver.settings();
    spawn_with(|config| config.mail.smtp = Some(settings)).await
}

/// Key of Alain's subscription, whose address is confirmed.
pub async fn subscriber(app: &TestApp) -> i64 {
    app.type_address(&alain(), true).await;
    app.subscription_of(&alain()).await.id
}

/// Queues a mail to Alain; answers its key.
pub async fn queue(app: &TestApp, notice: Notice) -> i64 {
    queue_in(app, Language::Fr, ADDRESS, notice).await
}

/// Queues a mail in this language to this address.
pub async fn queue_in(app: &TestApp, language: Language, address: &str, notice: Notice) -> i64 {
    let to = MailTo { subscription_id: subscriber(app).await, address: address.to_owned(), language };
    let now = app.clock.now();
    database::write(app.db(), move |txn| async move {
        let id = queue_mail(&txn, to, &notice, now).await?;
        Ok::<_, DbErr>((txn, id))
    })
    .await
    .unwrap()
}

/// Where the application's mails go.
pub fn transport(app: &TestApp) -> &Transport {
    app.state.post.transport.as_ref().unwrap()
}

/// One look into the queue.
pub async fn look(app: &TestApp) -> Look {
    deliver_next(&app.state, transport(app)).await.unwrap()
}

/// The row of a mail.
pub async fn row(app: &TestApp, id: i64) -> outgoing_mail::Model {
    outgoing_mail::Entity::find_by_id(id).one(app.db()).await.unwrap().unwrap()
}

/// Every secret that was made.
pub async fn secrets(app: &TestApp) -> Vec<one_time_secret::Model> {
    one_time_secret::Entity::find().order_by_asc(one_time_secret::Column::Id).all(app.db()).await.unwrap()
}

/// The value of a header of a message that arrived.
pub fn header<'m>(message: &'m str, name: &str) -> &'m str {
    let start = format!("{name}: ");
    message.lines().find_map(|line| line.strip_prefix(start.as_str())).unwrap_or_default()
}

/// The text part of a message, decoded.
pub fn text_of(message: &str) -> String {
    let parsed = mail_parser::MessageParser::default().parse(message.as_bytes()).unwrap();
    parsed.body_text(0).unwrap().into_owned()
}

/// The secret of the link in a message.
pub fn secret_in(message: &str) -> String {
    let text = text_of(message);
    let link = text.split_whitespace().find(|word| word.contains('#')).unwrap_or_else(|| panic!("no link:\n{text}"));
    link.split_once('#').unwrap().1.to_owned()
}
