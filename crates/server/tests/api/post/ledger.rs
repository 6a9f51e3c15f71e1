//! What became of the mails, and what an operator says of them.

use entity::post::outgoing_mail::MailState;
use serde_json::Value;
use teleservices::post::{Notice, Told, Word, list_mails, retry_given_up, tell};
use testing::smtp::{Act, Receiver, Step};

use super::support::{ADDRESS, look, queue, row, spawn_before};
use crate::support::teleservices;

/// A mail that was refused, as an operator finds it and tries it again.
#[actix_web::test]
async fn a_refused_mail_is_listed_and_can_be_tried_again() {
    let receiver =
        Receiver::scripted(|at, time| (at == Step::Recipient && time == 1).then_some(Act::Say("550 5.1.1 unknown")))
            .await;
    let app = spawn_before(&receiver).await;
    let id = queue(&app, Notice::PasswordLink).await;
    look(&app).await;
    let listed = list_mails(app.db(), &[MailState::Refused], 10).await.unwrap();
    let line = listed[0].to_string();
    assert!(line.contains("password_link") && line.contains("mailbox_unknown"), "{line}");
    assert!(!line.contains(ADDRESS), "an address is shown masked: {line}");

    let uuid = row(&app, id).await.message_uuid;
    assert_eq!(tell(app.db(), uuid, Word::Retry, app.clock.now()).await.unwrap(), Told::Changed);
    look(&app).await;
    assert_eq!(row(&app, id).await.state, MailState::Sent);
    let again = tell(app.db(), uuid, Word::Retry, app.clock.now()).await.unwrap();
    assert_eq!(again, Told::Unchanged(MailState::Sent), "what was sent is not sent twice");
}

/// A mail that came back says so, once.
#[actix_web::test]
async fn a_mail_that_came_back_says_so() {
    let app = spawn_before(&Receiver::accepting().await).await;
    let id = queue(&app, Notice::PasswordLink).await;
    look(&app).await;
    let uuid = row(&app, id).await.message_uuid;
    assert_eq!(tell(app.db(), uuid, Word::Bounced, app.clock.now()).await.unwrap(), Told::Changed);
    assert_eq!(row(&app, id).await.state, MailState::Bounced);
    let again = tell(app.db(), uuid, Word::Bounced, app.clock.now()).await.unwrap();
    assert_eq!(again, Told::Unchanged(MailState::Bounced));
    assert_eq!(tell(app.db(), uuid::Uuid::nil(), Word::Bounced, app.clock.now()).await.unwrap(), Told::Unknown);
    assert_eq!(retry_given_up(app.db(), app.clock.now()).await.unwrap(), 0);
}

/// A mail server pipes its notification to the program; what is none changes nothing and is no error.
#[actix_web::test]
async fn a_mail_server_reports_what_came_back() {
    let app = spawn_before(&Receiver::accepting().await).await;
    let id = queue(&app, Notice::PasswordLink).await;
    look(&app).await;
    let uuid = row(&app, id).await.message_uuid;
    let notification = format!(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\n\n\
         --B\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\n\n\
         --B\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{uuid}@caisses.example>\n\n--B--\n"
    );
    let (ok, out, err) =
        teleservices(&app, &["mail", "bounced", "--json"], "Subject: absent\n\nJe suis absent\n").await;
    assert!(ok && out.contains("\"changed\":0"), "{out}{err}");
    let (ok, out, err) = teleservices(&app, &["mail", "bounced", "--json"], &notification).await;
    assert!(ok && out.contains("\"changed\":1"), "{out}{err}");
    let (ok, out, err) = teleservices(&app, &["mail", "list", "--json"], "").await;
    assert!(ok, "{err}");
    let listed: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&listed[0]["state"], &listed[0]["id"]), (&"bounced".into(), &uuid.to_string().into()));
    let (ok, _, err) = teleservices(&app, &["mail", "retry", "nonsense"], "").await;
    assert!(!ok && err.contains("nonsense"), "{err}");
}
