//! The mailbox of a demonstration.

use contract::language::Language;
use mail::{DemonstrationMailbox, Transport};

use crate::samples::{mail_number, plain_mail};

#[tokio::test]
async fn a_mail_can_be_read_as_it_would_have_arrived() {
    let mailbox = DemonstrationMailbox::new();
    let mail = plain_mail();
    let accepted = Transport::Demonstration(mailbox.clone()).send(&mail).await.unwrap();
    assert_eq!(accepted.reply, None);

    let kept = mailbox.find(&mail.delivery().id).unwrap();
    assert_eq!(kept.recipient.as_str(), "alain.dupont@courrier.example");
    assert_eq!(kept.language, Language::Fr);
    assert_eq!(kept.date, mail.delivery().date);
    assert_eq!(kept.subject, "Choisissez un nouveau mot de passe");
    assert_eq!((&kept.text, &kept.html), (&mail.content().text, &mail.content().html));
}

#[tokio::test]
async fn the_newest_come_first_and_the_oldest_make_room() {
    let mailbox = DemonstrationMailbox::new();
    let transport = Transport::Demonstration(mailbox.clone());
    for number in 1..=205 {
        transport.send(&mail_number(number)).await.unwrap();
    }
    let mails = mailbox.newest_first();
    assert_eq!(mails.len(), 200);
    assert_eq!(mails[0].id, mail_number(205).delivery().id);
    assert_eq!(mails[199].id, mail_number(6).delivery().id);
    assert!(mailbox.find(&mail_number(5).delivery().id).is_none());
}

#[tokio::test]
async fn a_mail_tried_again_is_kept_once() {
    let mailbox = DemonstrationMailbox::new();
    let transport = Transport::Demonstration(mailbox.clone());
    for number in [1, 2, 1] {
        transport.send(&mail_number(number)).await.unwrap();
    }
    assert_eq!(mailbox.newest_first().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_may_send_at_once() {
    let mailbox = DemonstrationMailbox::new();
    let mut sending = tokio::task::JoinSet::new();
    for worker in 0..8 {
        let transport = Transport::Demonstration(mailbox.clone());
        sending.spawn(async move {
            for number in 0..20 {
                transport.send(&mail_number(worker * 20 + number)).await.unwrap();
            }
        });
    }
    sending.join_all().await;
    assert_eq!(mailbox.newest_first().len(), 160);
}

#[tokio::test]
async fn a_log_learns_nothing_of_the_mails() {
    let mailbox = DemonstrationMailbox::new();
    Transport::Demonstration(mailbox.clone()).send(&plain_mail()).await.unwrap();
    let shown = format!("{mailbox:?} {:?}", mailbox.newest_first());
    assert!(shown.contains("mails: 1") && !shown.contains("jeton") && !shown.contains("alain"), "{shown}");
}
