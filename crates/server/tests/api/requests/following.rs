//! Following one's own requests (REQ-04).

use chrono::TimeDelta;
use contract::{
    language::Language,
    paging::PageRequest,
    problem::ProblemKind,
    requests::{ListDocumentRequests, ReadDocumentRequest, RequestState, RequestVerdict},
};
use entity::requests::document_request;
use sea_orm::{EntityTrait as _, sea_query::Expr};
use teleservices::requests::{DeskActor, answer, assign};

use super::support::{ask, list};
use crate::support::{alain, giulia, spawn};

fn read(number: &str) -> ReadDocumentRequest {
    ReadDocumentRequest { number: number.to_owned() }
}

/// The person sees each state with its moment, and why a request was refused; not who handled it.
#[actix_web::test]
async fn each_state_is_seen_with_its_moment() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let made = ask(&caller, "card-duplicate").await;
    app.clock.advance(TimeDelta::minutes(5));
    let in_hand = app.clock.now();
    assign(app.db(), &DeskActor::operator(), &made.number, "C. Orengo", in_hand).await.unwrap();
    let seen = caller.send(&read(&made.number)).await.unwrap();
    assert_eq!(
        (seen.state, seen.being_handled_at, seen.answered_at),
        (RequestState::BeingHandled, Some(in_hand), None)
    );
    app.clock.advance(TimeDelta::minutes(5));
    let refused = RequestVerdict::Refused { answer: "Votre carte est en cours d’envoi.".to_owned() };
    answer(app.db(), &DeskActor::operator(), &made.number, refused, app.clock.now()).await.unwrap();
    let [seen] = list(&caller).await.try_into().unwrap();
    assert_eq!((seen.state, seen.being_handled_at), (RequestState::Refused, Some(in_hand)));
    assert_eq!(seen.answered_at, Some(app.clock.now()));
    assert_eq!(seen.answer.as_deref(), Some("Votre carte est en cours d’envoi."));
    let body = caller.get(format!("/api/v1/requests/{}", made.number)).await;
    assert!(!body.text().contains("Orengo"), "{}", body.text());
}

/// A number is read as people type it, and one that is none finds nothing.
#[actix_web::test]
async fn a_slip_of_the_keyboard_finds_nothing() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let made = ask(&caller, "card-duplicate").await;
    assert_eq!(caller.send(&read(&made.number.to_lowercase())).await.unwrap(), made);
    let wrong_year = made.number.replace("2026", "2025");
    for wrong in ["DEM2026-999999", &wrong_year, "ATT2026-000001", "x", "DEM2026-99999999999999999999"] {
        caller.get(format!("/api/v1/requests/{wrong}")).await.expect_problem(ProblemKind::NotFound);
    }
}

/// The list is one's own, the newest first, and comes page by page.
#[actix_web::test]
async fn the_list_is_ones_own_page_by_page() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let mut numbers = Vec::new();
    for document in ["card-duplicate", "registration", "card-colour", "career-statement", "care-in-italy"] {
        app.clock.advance(TimeDelta::seconds(1));
        numbers.insert(0, ask(&caller, document).await.number);
    }
    let (mut found, mut cursor) = (Vec::new(), None);
    loop {
        let page = PageRequest { cursor, limit: Some(2) };
        let answer = caller.send(&ListDocumentRequests { page }).await.unwrap();
        assert!(answer.requests.len() <= 2);
        found.extend(answer.requests.into_iter().map(|request| request.number));
        cursor = answer.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(found, numbers);
    assert_eq!(list(&app.sign_in(&giulia()).await).await, []);
    caller.get("/api/v1/requests?cursor=%21").await.expect_status(422);
}

/// Titles are in the language of whoever reads; of a document that the catalogue no longer has, the title that it had.
#[actix_web::test]
async fn titles_outlive_the_catalogue() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let number = ask(&caller, "card-duplicate").await.number;
    assert_eq!(caller.send_in(Language::En, &read(&number)).await.title, "Replacement registration card");
    document_request::Entity::update_many()
        .col_expr(document_request::Column::Document, Expr::value("gone-since"))
        .exec(app.db())
        .await
        .unwrap();
    assert_eq!(caller.send_in(Language::En, &read(&number)).await.title, "Duplicata de la carte d'immatriculation");
}
