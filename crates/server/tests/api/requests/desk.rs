//! The fund's side: what waits for a department, taking it in hand, answering it, and what the person is told.

use chrono::TimeDelta;
use contract::{
    institution::DepartmentKey,
    requests::{RequestState, RequestVerdict},
};
use futures_util::future::join;
use teleservices::{
    audit,
    requests::{DeskActor, DeskError, DeskFilter, answer, assign, list_requests, show},
};

use super::support::{ask, household, request};
use crate::support::{TYPED_ADDRESS, TestApp, alain, spawn};

fn operator() -> DeskActor {
    DeskActor::operator()
}

fn sent(word: Option<&str>) -> RequestVerdict {
    RequestVerdict::Sent { answer: word.map(str::to_owned) }
}

fn refused(reason: &str) -> RequestVerdict {
    RequestVerdict::Refused { answer: reason.to_owned() }
}

const WAITING: DeskFilter = DeskFilter { department: None, open_only: true, after: 0 };

/// Alain asks for a new card; answers the number.
async fn asked(app: &TestApp) -> String {
    ask(&app.sign_in(&alain()).await, "card-duplicate").await.number
}

/// The department sees whose request it is, what was written, and where the document goes.
#[actix_web::test]
async fn the_department_sees_whose_it_is_and_where_the_document_goes() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let child = household(&caller).await.children[0].clone();
    let mut wanted = request("schooling-form", child.id);
    wanted.comment = Some("<b>Pour le lycée</b>".to_owned());
    let number = caller.send(&wanted).await.unwrap().number;
    let sheet = show(app.db(), &operator(), &number.to_lowercase(), app.clock.now()).await.unwrap();
    assert_eq!((sheet.request.number.as_str(), sheet.request.matricule.as_str()), (number.as_str(), "002490"));
    assert_eq!(sheet.request.department, DepartmentKey::FamilyBenefits);
    assert_eq!(sheet.request.comment.as_deref(), Some("<b>Pour le lycée</b>"));
    assert_eq!(sheet.requester, "Alain Dupont");
    assert!(sheet.address.iter().any(|line| line.contains("Monaco")), "{:?}", sheet.address);
}

/// Each department finds its own requests, the oldest first.
#[actix_web::test]
async fn each_department_finds_its_own_requests() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let mut numbers = Vec::new();
    for document in ["card-duplicate", "career-statement", "registration"] {
        numbers.push(ask(&caller, document).await.number);
    }
    let of = async |department| {
        let filter = DeskFilter { department, ..WAITING };
        let found = list_requests(app.db(), &operator(), filter, 10, app.clock.now()).await.unwrap();
        found.into_iter().map(|request| request.number).collect::<Vec<_>>()
    };
    assert_eq!(of(None).await, numbers);
    assert_eq!(of(Some(DepartmentKey::Registration)).await, [numbers[0].clone(), numbers[2].clone()]);
    assert_eq!(of(Some(DepartmentKey::Pensions)).await, [numbers[1].clone()]);
    assert!(of(Some(DepartmentKey::MedicalBenefits)).await.is_empty());
}

/// A request is taken in hand, given to somebody else, and answered once; then it no longer waits.
#[actix_web::test]
async fn a_request_is_taken_in_hand_and_answered_once() {
    let app = spawn().await;
    let number = asked(&app).await;
    let first = app.clock.now();
    let taken = assign(app.db(), &operator(), &number, " C. Orengo ", first).await.unwrap().request;
    assert_eq!((taken.state, taken.assigned_to.as_deref()), (RequestState::BeingHandled, Some("C. Orengo")));
    app.clock.advance(TimeDelta::minutes(1));
    let given = assign(app.db(), &operator(), &number, "M. Rossi", app.clock.now()).await.unwrap().request;
    assert_eq!((given.assigned_to.as_deref(), given.being_handled_at), (Some("M. Rossi"), Some(first)));
    let done = answer(app.db(), &operator(), &number, sent(Some(" Bien à vous. ")), app.clock.now()).await.unwrap();
    assert_eq!((done.request.state, done.request.answer.as_deref()), (RequestState::Sent, Some("Bien à vous.")));
    let again = answer(app.db(), &operator(), &number, refused("Non."), app.clock.now()).await;
    assert!(matches!(again, Err(DeskError::Answered(_))), "{again:?}");
    let late = assign(app.db(), &operator(), &number, "C. Orengo", app.clock.now()).await;
    assert!(matches!(late, Err(DeskError::Answered(_))), "{late:?}");
    assert!(list_requests(app.db(), &operator(), WAITING, 10, app.clock.now()).await.unwrap().is_empty());
}

/// Two who answer at once: one is taken, the other is told.
#[actix_web::test]
async fn of_two_answers_at_once_one_counts() {
    let app = spawn().await;
    let number = asked(&app).await;
    let (by, now) = (operator(), app.clock.now());
    let both = join(
        answer(app.db(), &by, &number, sent(None), now),
        answer(app.db(), &by, &number, refused("Il manque une photo."), now),
    );
    let (one, other) = both.await;
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let failed = one.err().or(other.err()).unwrap();
    assert!(matches!(failed, DeskError::Answered(_)), "{failed:?}");
}

/// A slip of the keyboard answers nobody's request, and what cannot be read is no answer.
#[actix_web::test]
async fn slips_of_the_keyboard_answer_nothing() {
    let app = spawn().await;
    let number = asked(&app).await;
    let now = app.clock.now();
    for wrong in ["", "DEM2026", &number.replace("2026", "2025"), "DEM2026-999999"] {
        let unknown = answer(app.db(), &operator(), wrong, sent(None), now).await;
        assert!(matches!(unknown, Err(DeskError::Unknown(_))), "{wrong}: {unknown:?}");
    }
    let long = "x".repeat(1_001);
    for text in ["", "  ", "deux\nlignes", "\u{202e}reçu", &long] {
        let unreadable = answer(app.db(), &operator(), &number, refused(text), now).await;
        assert!(matches!(unreadable, Err(DeskError::Unreadable)), "{text:?}: {unreadable:?}");
    }
    let nameless = assign(app.db(), &operator(), &number, " ", now).await;
    assert!(matches!(nameless, Err(DeskError::Nameless)), "{nameless:?}");
    assert_eq!(show(app.db(), &operator(), &number, now).await.unwrap().request.state, RequestState::Received);
}

/// Whoever has confirmed an address is told of every change of state, and nothing of what has changed.
#[actix_web::test]
async fn a_confirmed_address_is_told_of_every_change() {
    let app = spawn().await;
    let subscription = app.subscription_of(&alain()).await.id;
    app.type_address(&alain(), false).await;
    let number = asked(&app).await;
    assign(app.db(), &operator(), &number, "C. Orengo", app.clock.now()).await.unwrap();
    assert!(app.mails_of(subscription).await.is_empty(), "no address is confirmed");
    answer(app.db(), &operator(), &number, sent(None), app.clock.now()).await.unwrap();
    app.type_address(&alain(), true).await;
    let number = asked(&app).await;
    assign(app.db(), &operator(), &number, "C. Orengo", app.clock.now()).await.unwrap();
    assign(app.db(), &operator(), &number, "M. Rossi", app.clock.now()).await.unwrap();
    answer(app.db(), &operator(), &number, refused("Secret de famille"), app.clock.now()).await.unwrap();
    let mails = app.mails_of(subscription).await;
    assert_eq!(mails.len(), 2, "taken in hand, refused; to whom it is given is nobody's news");
    for mail in mails {
        assert_eq!(mail.recipient, TYPED_ADDRESS);
        assert!(mail.notice.contains(&number) && !mail.notice.contains("Secret"), "{}", mail.notice);
    }
}

/// Whatever the fund's side sees or changes is noted, by whom and when.
#[actix_web::test]
async fn whatever_is_seen_or_changed_is_noted() {
    let app = spawn().await;
    let number = asked(&app).await;
    let now = app.clock.now();
    list_requests(app.db(), &operator(), WAITING, 10, now).await.unwrap();
    show(app.db(), &operator(), &number, now).await.unwrap();
    assign(app.db(), &operator(), &number, "C. Orengo", now).await.unwrap();
    answer(app.db(), &operator(), &number, refused("Il manque une photo."), now).await.unwrap();
    let mut entries = audit::list(app.db(), Some(&number), 10).await.unwrap();
    entries.reverse();
    let noted: Vec<_> = entries.iter().map(|entry| (entry.actor.as_str(), entry.action.as_str())).collect();
    assert_eq!(
        noted,
        [
            ("person", "received"),
            ("operator", "listed"),
            ("operator", "shown"),
            ("operator", "assigned"),
            ("operator", "refused"),
        ]
    );
}
