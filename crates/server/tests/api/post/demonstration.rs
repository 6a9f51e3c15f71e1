//! The post of a demonstration, which needs neither a mail server nor a printer.

use contract::{
    language::Language,
    post::{DemonstrationPost, ReadDemonstrationPost},
    problem::ProblemKind,
};
use entity::post::letter::LetterKind;
use sea_orm::DbErr;
use teleservices::post::{Notice, Workers, queue_letter};
use tokio::time::{Duration, timeout};
use uuid::Uuid;

use super::support::{ADDRESS, queue, subscriber};
use crate::support::{TestApp, pages_of_pdf, spawn};

async fn read(app: &TestApp) -> DemonstrationPost {
    app.anybody().send(&ReadDemonstrationPost).await.unwrap()
}

async fn queue_a_letter(app: &TestApp) {
    let (subscription, now) = (subscriber(app).await, app.clock.now());
    database::write(app.db(), move |txn| async move {
        queue_letter(&txn, subscription, LetterKind::ForgottenPassword, Language::Fr, now).await?;
        Ok::<_, DbErr>((txn, ()))
    })
    .await
    .unwrap();
}

async fn pdf(app: &TestApp, id: Uuid) -> Vec<u8> {
    let answer = app.anybody().get(format!("/api/v1/demonstration/letters/{id}")).await.expect_status(200);
    assert_eq!(answer.media_type(), "application/pdf");
    answer.body
}

/// A mail that was queued can be read at once, with a link that can be followed.
#[actix_web::test]
async fn mails_can_be_read() {
    let app = TestApp::demonstrating().await;
    let workers = Workers::start(&app.state);
    queue(&app, Notice::PasswordLink).await;
    app.state.post.wake();
    let post = timeout(Duration::from_secs(60), async {
        loop {
            let post = read(&app).await;
            if !post.mails.is_empty() {
                return post;
            }
        }
    });
    let post = post.await.expect("a mail");
    assert_eq!((post.mails[0].to.as_str(), post.mails[0].language), (ADDRESS, Language::Fr));
    assert!(post.mails[0].text.contains(&format!("{}/mot-de-passe/nouveau#", app.address)));
    workers.stop().await;
}

/// A letter can be read, and shows the same code each time.
#[actix_web::test]
async fn letters_can_be_read_and_keep_their_code() {
    let app = TestApp::demonstrating().await;
    queue_a_letter(&app).await;
    let letter = &read(&app).await.letters[0];
    let first = pdf(&app, letter.id).await;
    assert!(pages_of_pdf(&first)[0].contains(letter.to.as_str()));
    assert_eq!(pdf(&app, letter.id).await, first);
    assert_eq!(read(&app).await.letters[0].id, letter.id, "a letter that was read can be read again");
}

/// Of two who read a letter at once, both see the same code.
#[actix_web::test]
async fn who_reads_at_once_sees_the_same_code() {
    let app = TestApp::demonstrating().await;
    queue_a_letter(&app).await;
    let id = read(&app).await.letters[0].id;
    let (first, second) = tokio::join!(pdf(&app, id), pdf(&app, id));
    assert_eq!(first, second);
}

/// A letter that does not exist is not found.
#[actix_web::test]
async fn an_unknown_letter_is_not_found() {
    let app = TestApp::demonstrating().await;
    for id in [Uuid::nil().to_string(), "nonsense".to_owned()] {
        let answer = app.anybody().get(format!("/api/v1/demonstration/letters/{id}")).await;
        answer.expect_problem(ProblemKind::NotFound);
    }
}

/// Outside a demonstration the post answers like what does not exist, to the byte.
#[actix_web::test]
async fn outside_a_demonstration_there_is_nothing() {
    let app = spawn().await;
    queue_a_letter(&app).await;
    let nothing = app.anybody().get("/api/v1/demonstration").await;
    let letter = format!("/api/v1/demonstration/letters/{}", Uuid::nil());
    for path in ["/api/v1/demonstration/post", letter.as_str()] {
        assert_eq!(app.anybody().get(path).await.fingerprint(), nothing.fingerprint(), "{path}");
    }
}
