//! Conversations with a relay over a socket.

use contract::language::Language;
use mail::{Accepted, SendError, SmtpSettings, Transport, Trouble};
use mail_parser::MessageParser;
use testing::smtp::{Act, Receiver, Step};
use tokio::net::TcpListener;

use crate::samples::{HONEST, Raw, composer, delivery, plain_mail};

pub fn transport(settings: &SmtpSettings) -> Transport {
    Transport::smtp(settings).unwrap()
}

async fn send_to(receiver: &Receiver) -> Result<Accepted, SendError> {
    transport(&receiver.settings()).send(&plain_mail()).await
}

/// What sending answers when the relay says `reply` at `step`.
async fn outcome(step: Step, reply: &'static str) -> SendError {
    let receiver = Receiver::scripted(move |at, _| (at == step).then_some(Act::Say(reply))).await;
    send_to(&receiver).await.unwrap_err()
}

pub fn trouble(error: SendError) -> Trouble {
    match error {
        SendError::Temporary { trouble, .. } => trouble,
        SendError::Permanent { .. } => panic!("refused for good: {error}"),
    }
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_composed() {
    let receiver = Receiver::accepting().await;
    let accepted = send_to(&receiver).await.unwrap();
    assert_eq!(accepted.reply.unwrap().to_string(), "250 2.0.0");

    let heard = receiver.heard();
    assert_eq!(
        heard.commands[..4],
        [
            "EHLO portail.caisses.example",
            "MAIL FROM:<ne-pas-repondre@caisses.example>",
            "RCPT TO:<alain.dupont@courrier.example>",
            "DATA"
        ]
    );
    let [message] = heard.messages().try_into().unwrap();
    let read = MessageParser::default().parse(message.as_bytes()).unwrap();
    let composed = plain_mail();
    let normal = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
    assert_eq!(read.subject(), Some("Choisissez un nouveau mot de passe"));
    assert_eq!(read.message_id(), Some(composed.delivery().id.as_str()));
    assert_eq!(normal(&read.body_text(0).unwrap()), normal(&composed.content().text));
    assert_eq!(normal(&read.body_html(0).unwrap()), normal(&composed.content().html));
}

/// A subject with accents in every language, as the wire carries it and as it is read.
#[tokio::test]
async fn accents_survive_the_wire() {
    let receiver = Receiver::accepting().await;
    let transport = transport(&receiver.settings());
    let composer = composer();
    for (_, message) in HONEST.messages() {
        transport.send(&composer.compose(&message, delivery(Language::Fr)).unwrap()).await.unwrap();
    }
    let heard = receiver.heard();
    assert!(heard.wire.iter().flatten().all(|line| line.is_ascii()));
    let messages = heard.messages();
    for ((name, message), arrived) in HONEST.messages().iter().zip(&messages) {
        let composed = composer.compose(message, delivery(Language::Fr)).unwrap();
        let read = MessageParser::default().parse(arrived.as_bytes()).unwrap();
        assert_eq!(read.subject(), Some(composed.content().subject.as_str()), "{name}");
    }
    assert!(messages.iter().any(|message| message.contains("Subject: =?utf-8?")));
}

/// A line that begins with a dot is not taken for the end of the mail.
#[tokio::test]
async fn a_line_that_begins_with_a_dot_arrives_whole() {
    let receiver = Receiver::accepting().await;
    let raw = Raw { first_name: &".".repeat(80), ..HONEST };
    let (_, message) = raw.messages().swap_remove(0);
    let composed = composer().compose(&message, delivery(Language::Fr)).unwrap();
    transport(&receiver.settings()).send(&composed).await.unwrap();

    let heard = receiver.heard();
    assert!(heard.wire[0].iter().any(|line| line.starts_with("..")), "no line of this mail begins with a dot");
    let messages = heard.messages();
    let read = MessageParser::default().parse(messages[0].as_bytes()).unwrap();
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), composed.content().text.trim_end());
}

#[tokio::test]
async fn an_unknown_mailbox_is_refused_for_good() {
    let error = outcome(Step::Recipient, "550 5.1.1 <alain.dupont@courrier.example>: no such user here").await;
    assert!(error.is_permanent());
    assert_eq!(error.reason(), "mailbox_unknown");
    assert_eq!(error.to_string(), "refused for good (550 5.1.1, mailbox_unknown)");
}

#[tokio::test]
async fn a_mail_whose_content_is_refused_is_refused_for_good() {
    let error = outcome(Step::Content, "554 5.7.1 message refused").await;
    assert!(error.is_permanent());
    assert_eq!(error.reason(), "refused_by_policy");
}

#[tokio::test]
async fn a_refusal_for_now_is_tried_later() {
    for (step, reply, said) in [
        (Step::Recipient, "450 4.2.1 alain.dupont@courrier.example: try later", "450 4.2.1"),
        (Step::Content, "451 4.7.1 greylisted", "451 4.7.1"),
        (Step::From, "452 no room", "452"),
        (Step::Greeting, "421 4.3.2 closing", "421 4.3.2"),
    ] {
        let error = outcome(step, reply).await;
        assert_eq!(trouble(error), Trouble::TryLater, "{reply}");
        assert_eq!(error.reply().unwrap().to_string(), said);
    }
}

/// A wrong password or a blocked sender must not cost every mail of the queue its life.
#[tokio::test]
async fn what_the_relay_has_against_us_is_not_held_against_the_mail() {
    for (step, reply) in [
        (Step::Greeting, "554 5.7.1 your address is blocked"),
        (Step::Hello, "550 5.7.1 bad name"),
        (Step::From, "550 5.1.8 sender rejected"),
    ] {
        assert_eq!(trouble(outcome(step, reply).await), Trouble::RelayRefusesUs, "{reply}");
    }
}

#[tokio::test]
async fn wrong_credentials_are_our_own_trouble() {
    let receiver = Receiver::scripted(|at, _| (at == Step::Auth).then_some(Act::Say("535 5.7.8 bad password"))).await;
    let settings =
        SmtpSettings { username: Some("portail".to_owned()), password: Some("wrong".into()), ..receiver.settings() };
    let error = transport(&settings).send(&plain_mail()).await.unwrap_err();
    assert_eq!(trouble(error), Trouble::RelayRefusesUs);
    assert_eq!(error.to_string(), "not for now (relay_refuses_us, 535 5.7.8)");
}

#[tokio::test]
async fn a_relay_that_does_not_answer_in_time_is_tried_later() {
    let mut sending = tokio::task::JoinSet::new();
    for step in [Step::Greeting, Step::Hello, Step::From, Step::Recipient, Step::Data, Step::Content] {
        sending.spawn(async move {
            let receiver = Receiver::scripted(move |at, _| (at == step).then_some(Act::Hang)).await;
            (step, transport(&receiver.impatient()).send(&plain_mail()).await.unwrap_err())
        });
    }
    for (step, error) in sending.join_all().await {
        assert_eq!(trouble(error), Trouble::TooSlow, "{step:?}");
    }
}

#[tokio::test]
async fn a_relay_that_goes_away_is_tried_later() {
    for step in [Step::Greeting, Step::Hello, Step::From, Step::Recipient, Step::Data, Step::Content] {
        let receiver = Receiver::scripted(move |at, _| (at == step).then_some(Act::Close)).await;
        assert_eq!(trouble(send_to(&receiver).await.unwrap_err()), Trouble::Interrupted, "{step:?}");
    }
}

#[tokio::test]
async fn a_relay_that_is_not_there_is_tried_later() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let settings = SmtpSettings { port: Some(port), ..SmtpSettings::default() };
    assert_eq!(trouble(transport(&settings).send(&plain_mail()).await.unwrap_err()), Trouble::Unreachable);
}

#[tokio::test]
async fn what_is_not_smtp_is_tried_later() {
    assert_eq!(trouble(outcome(Step::Greeting, "HTTP/1.1 400 Bad Request").await), Trouble::Interrupted);
}

/// Relays repeat addresses: nothing of what they say reaches a log.
#[tokio::test]
async fn no_word_of_a_relay_is_repeated() {
    for (step, reply) in [
        (Step::Recipient, "550 alain.dupont@courrier.example does not exist"),
        (Step::Recipient, "450 4.2.1 alain.dupont@courrier.example is full"),
        (Step::Greeting, "alain.dupont@courrier.example"),
    ] {
        let error = outcome(step, reply).await;
        assert!(!format!("{error} {error:?}").contains("alain"), "{error:?}");
    }
}

#[tokio::test]
async fn who_claims_a_mail_knows_for_how_long() {
    let receiver = Receiver::accepting().await;
    let longest = transport(&receiver.impatient()).longest_send();
    assert_eq!(longest.as_secs(), 8, "3 to get a connection, 4 commands, 1 to accept");
}

#[tokio::test]
async fn a_log_learns_where_mails_go_and_no_password() {
    let settings = SmtpSettings {
        username: Some("portail".to_owned()),
        password: Some("geheim".into()),
        ..SmtpSettings::default()
    };
    let shown = format!("{:?}", transport(&settings));
    assert!(shown.contains("127.0.0.1") && !shown.contains("geheim") && !shown.contains("portail"), "{shown}");
}
