//! Connections that are kept for the next mail, and those that must not be.

use mail::{SmtpSettings, Trouble};
use testing::smtp::{Act, Receiver, Step};

use crate::{
    relay::{transport, trouble},
    samples::mail_number,
};

#[tokio::test]
async fn one_connection_serves_many_mails() {
    let receiver = Receiver::accepting().await;
    let transport = transport(&receiver.settings());
    for number in 1..=3 {
        transport.send(&mail_number(number)).await.unwrap();
    }
    let heard = receiver.heard();
    assert_eq!((heard.connections, heard.messages().len(), heard.said("EHLO")), (1, 3, 1));
}

#[tokio::test]
async fn a_refused_mail_does_not_cost_the_next_one_its_connection() {
    let receiver =
        Receiver::scripted(|at, time| (at == Step::Recipient && time == 1).then_some(Act::Say("550 5.1.1 who?"))).await;
    let transport = transport(&receiver.settings());
    assert!(transport.send(&mail_number(1)).await.unwrap_err().is_permanent());
    transport.send(&mail_number(2)).await.unwrap();
    let heard = receiver.heard();
    assert_eq!((heard.connections, heard.messages().len(), heard.said("RSET")), (1, 1, 1));
}

/// A relay that answers too late must not make the next mail read that answer as its own.
#[tokio::test]
async fn a_conversation_that_broke_off_is_never_taken_up_again() {
    let receiver = Receiver::scripted(|at, time| match (at, time) {
        (Step::Content, 1) => Some(Act::Late("250 2.0.0 taken after all")),
        (Step::Recipient, 2) => Some(Act::Say("550 5.1.1 who?")),
        _ => None,
    })
    .await;
    let transport = transport(&SmtpSettings { acceptance_timeout_seconds: 2, ..receiver.settings() });
    assert_eq!(trouble(transport.send(&mail_number(1)).await.unwrap_err()), Trouble::TooSlow);
    assert!(transport.send(&mail_number(2)).await.unwrap_err().is_permanent());
    assert_eq!(receiver.heard().connections, 2);
    transport.send(&mail_number(3)).await.unwrap();
    let heard = receiver.heard();
    assert_eq!((heard.connections, heard.messages().len()), (2, 2));
    assert!(heard.messages()[1].contains(mail_number(3).delivery().id.as_str()));
}

/// A worker that stops in the middle of a conversation leaves nothing behind either.
#[tokio::test]
async fn a_send_that_is_given_up_spoils_no_other() {
    let receiver = Receiver::scripted(|at, time| match (at, time) {
        (Step::Content, 1) => Some(Act::Late("250 2.0.0 taken after all")),
        (Step::Recipient, 2) => Some(Act::Say("550 5.1.1 who?")),
        _ => None,
    })
    .await;
    let transport = transport(&receiver.settings());
    let first = mail_number(1);
    tokio::select! {
        _ = transport.send(&first) => panic!("the relay never answered"),
        () = arrived(&receiver) => {}
    }
    assert!(transport.send(&mail_number(2)).await.unwrap_err().is_permanent());
    assert_eq!(receiver.heard().connections, 2);
}

/// Until the relay has a whole message in its hands.
async fn arrived(receiver: &Receiver) {
    while receiver.heard().wire.is_empty() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_kept_connection_that_the_relay_has_closed_is_replaced() {
    let receiver = Receiver::scripted(|at, time| (at == Step::Noop && time == 1).then_some(Act::Close)).await;
    let transport = transport(&receiver.settings());
    transport.send(&mail_number(1)).await.unwrap();
    transport.send(&mail_number(2)).await.unwrap();
    assert_eq!(receiver.heard().connections, 2);
}

#[tokio::test]
async fn no_more_connections_are_opened_than_set() {
    let receiver = Receiver::accepting().await;
    let transport = transport(&SmtpSettings { connections: 2, ..receiver.settings() });
    let mut sending = tokio::task::JoinSet::new();
    for number in 1..=20 {
        let transport = transport.clone();
        sending.spawn(async move { transport.send(&mail_number(number)).await.map(|_| ()) });
    }
    assert!(sending.join_all().await.into_iter().all(|sent| sent.is_ok()));
    let heard = receiver.heard();
    assert!(heard.connections <= 2, "{}", heard.connections);
    assert_eq!(heard.messages().len(), 20);
}
