//! Every notice becomes a mail, in every language.

use chrono::TimeDelta;
use contract::language::Language;
use entity::{
    care::care_statement,
    profile::{convention, delivery_secret, statement_delivery},
};
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, Set};
use teleservices::{
    post::{DeclarationNews, Look, Notice},
    secret::sha256_hex,
};
use testing::smtp::Receiver;

use super::support::{ADDRESS, look, queue, queue_in, secret_in, spawn_before, subscriber, text_of};
use crate::support::{TestApp, alain};

/// Notices that need nothing else in the database.
fn notices() -> Vec<Notice> {
    vec![
        Notice::PasswordLink,
        Notice::PasswordChanged,
        Notice::SubscriptionReady,
        Notice::EmailLink,
        Notice::EmailChangeAsked { new_address: "n••••••@courrier.example".to_owned() },
        Notice::EmailConfirmed,
        Notice::SessionsEnded,
        Notice::MailOptionsChanged { electronic: true, forwarded_members: 2 },
        Notice::NewStatements { count: 3 },
        Notice::ReportAnswered { number: "S2026-000123".to_owned() },
        Notice::RequestNews { number: "DEM2026-000123".to_owned() },
        Notice::Declaration { number: "DEC2026-000123".to_owned(), news: DeclarationNews::Received },
        Notice::DeclarationReminder { closes_at: "2027-01-31T22:59:00Z".parse().unwrap() },
    ]
}

/// Every notice reaches its reader in a demonstration, which needs no mail server.
#[actix_web::test]
async fn every_notice_becomes_a_mail_in_every_language() {
    let app = TestApp::demonstrating().await;
    let mailbox = app.state.post.mailbox.clone().unwrap();
    for language in Language::ALL {
        for notice in notices() {
            queue_in(&app, language, ADDRESS, notice.clone()).await;
            assert_eq!(look(&app).await, Look::Again);
            let mail = mailbox.newest_first()[0].clone();
            assert_eq!((mail.language, mail.recipient.as_str()), (language, ADDRESS), "{notice:?}");
            assert!(mail.text.contains("http://127.0.0.1:"), "{notice:?} leads back to the portal:\n{}", mail.text);
            assert!(!mail.text.contains("002490"), "no matricule in clear:\n{}", mail.text);
        }
    }
    assert_eq!(mailbox.newest_first().len(), notices().len() * Language::ALL.len());
}

/// Whoever confirmed the address is greeted by name.
#[actix_web::test]
async fn a_confirmed_address_is_greeted_by_name() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    queue(&app, Notice::PasswordChanged).await;
    queue_in(&app, Language::Fr, "quelqu.un@courrier.example", Notice::PasswordChanged).await;
    while look(&app).await == Look::Again {}
    let messages = receiver.heard().messages();
    let person = alain().named.first_name;
    assert!(text_of(&messages[0]).contains(person));
    assert!(!text_of(&messages[1]).contains(person));
}

/// An insurer gets a link for ninety days, of which the database has the hash.
#[actix_web::test]
async fn an_insurer_gets_a_link_to_the_statement() {
    let receiver = Receiver::accepting().await;
    let app = spawn_before(&receiver).await;
    let statement = care_statement::Entity::find().one(app.db()).await.unwrap().unwrap();
    let notice =
        Notice::ForwardedStatement { statement: statement.number.clone(), convention: "C-2026-014".to_owned() };
    let mail_id = queue_in(&app, Language::Fr, "autre@mutuelle.example", notice).await;
    deliver_under_a_convention(&app, mail_id, &statement).await;

    assert_eq!(look(&app).await, Look::Again);
    let message = &receiver.heard().messages()[0];
    let secret = secret_in(message);
    assert!(text_of(message).contains(&format!("{}/organisme-complementaire/decompte#{secret}", app.address)));
    let kept = delivery_secret::Entity::find().all(app.db()).await.unwrap();
    assert_eq!(kept[0].secret_hash, sha256_hex(secret.as_bytes()));
    assert_eq!(kept[0].expires_at, app.clock.now() + TimeDelta::days(90));
}

async fn deliver_under_a_convention(app: &TestApp, mail_id: i64, statement: &care_statement::Model) {
    let convention = convention::ActiveModel {
        number: Set("C-2026-014".to_owned()),
        insurer: Set("Mutuelle de démonstration".to_owned()),
        mailbox: Set("autre@mutuelle.example".to_owned()),
        signed_on: Set(statement.processed_on),
        batch_id: Set(statement.batch_id),
        ..Default::default()
    };
    let delivery = statement_delivery::ActiveModel {
        subscription_id: Set(subscriber(app).await),
        statement_id: Set(statement.id),
        channel: Set(statement_delivery::Channel::Insurer),
        convention_id: Set(Some(convention.insert(app.db()).await.unwrap().id)),
        mail_id: Set(mail_id),
        created_at: Set(app.clock.now()),
        ..Default::default()
    };
    delivery.insert(app.db()).await.unwrap();
}
