//! Mails on their way to a real mail server, and what can go wrong there.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use contract::language::Language;
use entity::{
    identity::one_time_secret::Purpose,
    post::outgoing_mail::{self, MailState},
};
use mail::SmtpSettings;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use secrecy::SecretString;
use teleservices::{
    config::Config,
    post::{Look, Notice, Workers, deliver_next},
    secret::sha256_hex,
    start,
};
use testing::smtp::{Act, Receiver, Step};
use tokio::{
    net::TcpListener,
    time::{Duration, timeout},
};

use super::support::{
    ADDRESS, header, look, queue, queue_in, row, secret_in, secrets, spawn_before, text_of, transport,
};
use crate::support::{TestApp, spawn_with};

/// Longest that a test waits for what workers do by themselves.
const PATIENCE: Duration = Duration::from_secs(60);

/// A link is made when its mail leaves: it opens what it should, and nothing that is kept could be used as one.
#[actix_web::test]
async fn a_mail_leaves_with_a_link_that_is_nowhere_kept() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    let id = queue(&app, Notice::PasswordLink).await;
    assert!(secrets(&app).await.is_empty());

    assert_eq!(look(&app).await, Look::Again);
    let messages = receiver.heard().messages();
    let secret = secret_in(&messages[0]);
    assert!(text_of(&messages[0]).contains(&format!("{}/mot-de-passe/nouveau#{secret}", app.address)));
    let kept = secrets(&app).await;
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].purpose, &kept[0].secret_hash), (Purpose::PasswordLink, &sha256_hex(secret.as_bytes())));
    assert_eq!(kept[0].expires_at, app.clock.now() + TimeDelta::hours(24));

    let mail = row(&app, id).await;
    assert_eq!((mail.state, mail.sent_at, mail.attempts), (MailState::Sent, Some(app.clock.now()), 1));
    let everything = format!("{mail:?}{kept:?}");
    assert!(!everything.contains(&secret));
    assert_eq!(look(&app).await, Look::Later);
}

/// A link for an address confirms the address to which it was sent, and no other.
#[actix_web::test]
async fn a_link_for_an_address_confirms_the_address_it_went_to() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    queue_in(&app, Language::Fr, "nouvelle@courrier.example", Notice::EmailLink).await;
    look(&app).await;
    let kept = secrets(&app).await;
    assert_eq!(kept[0].email_address.as_deref(), Some("nouvelle@courrier.example"));
    let message = &receiver.heard().messages()[0];
    assert!(text_of(message).contains("/adresse-electronique/confirmer#"));
    assert!(!text_of(message).contains("Alain"), "a slip of the keyboard tells nobody who is insured");
}

/// When the address is changed again, the link of the earlier change is not made any more (PROF-04).
#[actix_web::test]
async fn a_later_change_of_the_address_stops_the_earlier_mail() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    let earlier = queue_in(&app, Language::Fr, "fautive@courrier.example", Notice::EmailLink).await;
    let later = queue_in(&app, Language::Fr, "juste@courrier.example", Notice::EmailLink).await;
    while look(&app).await == Look::Again {}
    assert_eq!(row(&app, earlier).await.state, MailState::GivenUp);
    assert_eq!(row(&app, earlier).await.failure.as_deref(), Some("superseded"));
    assert_eq!(row(&app, later).await.state, MailState::Sent);
    assert_eq!(receiver.heard().said("RCPT TO:<fautive"), 0);
}

/// What the relay does not take for now leaves again after a wait, with the same Message-ID and a link of its own.
#[actix_web::test]
async fn a_refusal_for_now_is_tried_again_under_the_same_identifier() {
    let receiver = Receiver::scripted(|at, time| {
        (at == Step::Content && time <= 2).then_some(Act::Say("451 4.7.1 come back later"))
    })
    .await;
    let app = spawn_before(&receiver).await;
    let id = queue(&app, Notice::PasswordLink).await;
    for (wait, attempts) in [(1, 1), (5, 2)] {
        assert_eq!(look(&app).await, Look::Again);
        let mail = row(&app, id).await;
        assert_eq!((mail.state, mail.attempts), (MailState::Queued, attempts));
        assert_eq!(mail.failure.as_deref(), Some("try_later"));
        assert_eq!(mail.due_at, app.clock.now() + TimeDelta::minutes(wait));
        assert_eq!(look(&app).await, Look::Later, "not before it is due");
        app.clock.advance(TimeDelta::minutes(wait));
    }
    assert_eq!(look(&app).await, Look::Again);
    let mail = row(&app, id).await;
    assert_eq!((mail.state, mail.attempts, mail.failure), (MailState::Sent, 3, None));
    let messages = receiver.heard().messages();
    let ids: BTreeSet<&str> = messages.iter().map(|message| header(message, "Message-ID")).collect();
    assert_eq!(ids, BTreeSet::from([format!("<{}@caisses.example>", mail.message_uuid).as_str()]));
    let links: BTreeSet<String> = messages.iter().map(|message| secret_in(message)).collect();
    assert_eq!(links.len(), 3);
}

/// After three days it is given up, for everybody to see.
#[actix_web::test]
async fn after_three_days_a_mail_is_given_up() {
    let receiver = Receiver::scripted(|at, _| (at == Step::Recipient).then_some(Act::Say("450 4.2.1 later"))).await;
    let app = spawn_before(&receiver).await;
    let (id, queued_at) = (queue(&app, Notice::PasswordChanged).await, app.clock.now());
    while row(&app, id).await.state == MailState::Queued {
        assert_eq!(look(&app).await, Look::Again);
        let wait = row(&app, id).await.due_at - app.clock.now();
        app.clock.advance(wait);
    }
    let mail = row(&app, id).await;
    assert_eq!((mail.state, mail.failure.as_deref()), (MailState::GivenUp, Some("try_later")));
    assert_eq!(app.clock.now() - queued_at, TimeDelta::days(3));
}

/// A refusal for good ends the mail at once, with a reason that names nobody.
#[actix_web::test]
async fn a_refusal_for_good_ends_the_mail() {
    let receiver =
        Receiver::scripted(|at, _| (at == Step::Recipient).then_some(Act::Say("550 5.1.1 <alain> no such user"))).await;
    let app = spawn_before(&receiver).await;
    let id = queue(&app, Notice::PasswordChanged).await;
    assert_eq!(look(&app).await, Look::Again);
    let mail = row(&app, id).await;
    assert_eq!((mail.state, mail.failure.as_deref()), (MailState::Refused, Some("mailbox_unknown")));
    assert_eq!(look(&app).await, Look::Later);
}

/// A mail server that is away is nobody's fault: the mail waits, however long, and nothing counts against it.
#[actix_web::test]
async fn a_mail_server_that_is_down_costs_no_mail_its_life() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let settings = SmtpSettings { port: Some(port), ..SmtpSettings::default() };
    let app = spawn_with(|config| config.mail.smtp = Some(settings)).await;
    let id = queue(&app, Notice::PasswordChanged).await;
    for _ in 0..5 {
        assert_eq!(look(&app).await, Look::AfterTrouble);
        app.clock.advance(TimeDelta::days(1));
    }
    let mail = row(&app, id).await;
    assert_eq!((mail.state, mail.attempts), (MailState::Queued, 0));
    assert_eq!(mail.failure.as_deref(), Some("relay_unreachable"));
}

/// An application that does not wait long for this receiver.
async fn spawn_impatient(receiver: &Receiver) -> TestApp {
    let settings = receiver.impatient();
    spawn_with(|config| config.mail.smtp = Some(settings)).await
}

/// A mail server that goes silent in the middle may have taken the mail: the waits grow.
#[actix_web::test]
async fn a_mail_server_that_is_slow_is_tried_after_growing_waits() {
    let receiver = Receiver::scripted(|at, time| (at == Step::Content && time == 1).then_some(Act::Hang)).await;
    let app = spawn_impatient(&receiver).await;
    let id = queue(&app, Notice::PasswordChanged).await;
    assert_eq!(look(&app).await, Look::AfterTrouble);
    let mail = row(&app, id).await;
    assert_eq!((mail.attempts, mail.failure.as_deref()), (1, Some("relay_too_slow")));
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(look(&app).await, Look::Again);
    assert_eq!(row(&app, id).await.state, MailState::Sent);
}

/// A node that ends in the middle leaves a mail that another one sends when the lease has passed, under the same
/// identifier: that is how a receiver knows the duplicate.
#[actix_web::test]
async fn a_crash_in_the_middle_leaves_the_mail_to_another_node() {
    let receiver = Receiver::scripted(|at, time| (at == Step::Content && time == 1).then_some(Act::Hang)).await;
    let app = spawn_before(&receiver).await;
    let id = queue(&app, Notice::PasswordChanged).await;
    tokio::select! {
        _ = deliver_next(&app.state, transport(&app)) => panic!("the relay never answered"),
        () = receiver.has_taken(1) => {}
    }
    assert_eq!(look(&app).await, Look::Later, "the lease holds");
    app.clock.advance(row(&app, id).await.due_at - app.clock.now());
    assert_eq!(look(&app).await, Look::Again);
    assert_eq!(row(&app, id).await.state, MailState::Sent);
    let messages = receiver.heard().messages();
    assert_eq!(messages.len(), 2);
    assert_eq!(header(&messages[0], "Message-ID"), header(&messages[1], "Message-ID"));
}

/// A second node on the same database.
async fn second_node(app: &TestApp) -> teleservices::state::AppState {
    let config = Config { database_url: SecretString::from(app.database_url()), ..Config::clone(&app.state.config) };
    let db = database::connect(app.database_url(), 4).await.unwrap();
    start::assemble(config, db, app.clock.for_application(), false).await.unwrap()
}

/// Mails that two nodes share.
const MAILS: usize = 200;

/// Two nodes with two workers each share two hundred mails: each leaves once.
#[actix_web::test]
async fn two_nodes_send_each_mail_once() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    for number in 0..MAILS {
        let address = format!("personne{number}@courrier.example");
        queue_in(&app, Language::Fr, &address, Notice::PasswordChanged).await;
    }
    let nodes = [Workers::start(&app.state), Workers::start(&second_node(&app).await)];
    timeout(PATIENCE, receiver.has_taken(MAILS)).await.expect("two hundred mails");
    for node in nodes {
        node.stop().await;
    }
    let heard = receiver.heard();
    let ids: BTreeSet<String> =
        heard.messages().iter().map(|message| header(message, "Message-ID").to_owned()).collect();
    assert_eq!((heard.wire.len(), ids.len()), (MAILS, MAILS));
    let unsent = outgoing_mail::Entity::find().all(app.db()).await.unwrap();
    assert!(unsent.iter().all(|mail| mail.state == MailState::Sent && mail.attempts == 1));
}

/// A mail that a request has queued leaves at once, and a server that stops finishes the mail it is sending.
#[actix_web::test]
async fn workers_wake_at_once_and_finish_what_they_have() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    let workers = Workers::start(&app.state);
    let id = queue(&app, Notice::PasswordChanged).await;
    app.state.post.wake();
    timeout(PATIENCE, receiver.has_taken(1)).await.expect("a mail");
    workers.stop().await;
    assert_eq!(row(&app, id).await.state, MailState::Sent);
}

/// Without a mail server, mails wait in the database.
#[actix_web::test]
async fn without_a_mail_server_mails_wait() {
    let app = spawn_with(|_| {}).await;
    queue(&app, Notice::PasswordChanged).await;
    assert!(app.state.post.transport.is_none() && app.state.post.mailbox.is_none());
    Workers::start(&app.state).stop().await;
    assert_eq!(teleservices::post::waiting(app.db()).await.unwrap(), 1);
    assert_eq!(outgoing_mail::Entity::find().count(app.db()).await.unwrap(), 1);
}

/// The mail is written in the language in which it was queued.
#[actix_web::test]
async fn a_mail_is_in_the_language_of_its_reader() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    for (language, word) in [(Language::Fr, "mot de passe"), (Language::En, "password"), (Language::It, "password")] {
        queue_in(&app, language, ADDRESS, Notice::PasswordChanged).await;
        look(&app).await;
        let message = receiver.heard().messages().pop().unwrap();
        assert!(message.contains(&format!("Content-Language: {}", language.code())), "{message}");
        assert!(text_of(&message).contains(word), "{}", text_of(&message));
    }
}

/// A row that the program does not understand ends visibly instead of blocking the queue.
#[actix_web::test]
async fn a_row_that_cannot_be_written_ends_visibly() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    let broken = [
        queue_in(&app, Language::Fr, "no address", Notice::PasswordChanged).await,
        queue(&app, Notice::EmailChangeAsked { new_address: "in.clear@courrier.example".to_owned() }).await,
        queue(&app, Notice::ForwardedStatement { statement: "D1".to_owned(), convention: "C1".to_owned() }).await,
    ];
    while look(&app).await == Look::Again {}
    for id in broken {
        let mail = row(&app, id).await;
        assert_eq!((mail.state, mail.failure.as_deref()), (MailState::Refused, Some("unwritable")));
    }
    assert!(receiver.heard().wire.is_empty());
}
