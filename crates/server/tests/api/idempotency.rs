//! Requests that are safe to send again (API-03): around an operation that counts how often it is done.

use std::{
    cell::Cell,
    rc::Rc,
    sync::atomic::{AtomicUsize, Ordering},
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpResponseBuilder,
    body::MessageBody,
    dev::{Service, ServiceResponse},
    http::{StatusCode, header::HeaderMap},
    middleware::from_fn,
    test::{TestRequest, call_service, init_service, read_body},
    web,
};
use chrono::TimeDelta;
use contract::problem::{Problem, ProblemKind};
use entity::post::idempotent_request;
use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use teleservices::http::{Idempotency, REPLAYED_HEADER, Refusal, forget_old_requests};
use testing::TestDatabase;
use tokio::sync::Semaphore;

use crate::support::{TestClock, alain, first_day, spawn};

const KEY: &str = "8e03978e-40d5-43e8-bc93-6894a57f9324";

/// The operation, and what tests know and set of it.
struct Work {
    done: AtomicUsize,
    /// Each run takes one.
    permits: Semaphore,
    status: Cell<u16>,
}

/// An application of one operation. Who calls is in the header `caller`.
struct Bench {
    database: TestDatabase,
    clock: TestClock,
    work: Rc<Work>,
}

impl Bench {
    async fn new() -> Self {
        let work = Work { done: AtomicUsize::new(0), permits: Semaphore::new(1_000), status: Cell::new(201) };
        Self { database: TestDatabase::fresh().await, clock: TestClock::on(first_day()), work: Rc::new(work) }
    }

    /// The operation holds until it is let go.
    async fn holding() -> Self {
        let bench = Self::new().await;
        bench.work.permits.forget_permits(1_000);
        bench
    }

    fn done(&self) -> usize {
        self.work.done.load(Ordering::SeqCst)
    }

    async fn service(
        &self,
    ) -> impl Service<actix_http::Request, Response = ServiceResponse<impl MessageBody>, Error = actix_web::Error> {
        let idempotency = Rc::new(Idempotency {
            db: self.database.db.clone(),
            clock: self.clock.for_application(),
            without_key: &["POST /without"],
        });
        let once = from_fn(move |request, next| {
            let idempotency = Rc::clone(&idempotency);
            async move { idempotency.once(caller, request, next).await }
        });
        let operation = |work: &Rc<Work>| {
            let work = Rc::clone(work);
            web::to(move |body: web::Bytes| perform(Rc::clone(&work), body))
        };
        let routes = web::scope("").wrap(once).route("/{any}", operation(&self.work));
        init_service(App::new().service(routes)).await
    }
}

async fn caller(request: &HttpRequest) -> Result<String, Refusal> {
    Ok(request.headers().get("caller").map_or("nobody", |value| value.to_str().unwrap()).to_owned())
}

async fn perform(work: Rc<Work>, body: web::Bytes) -> HttpResponse {
    work.permits.acquire().await.unwrap().forget();
    let number = work.done.fetch_add(1, Ordering::SeqCst) + 1;
    let status = StatusCode::from_u16(work.status.get()).unwrap();
    let mut response = HttpResponseBuilder::new(status);
    response.insert_header(("etag", format!("\"{number}\""))).content_type("application/json");
    if body.starts_with(b"cookie") {
        response.insert_header(("set-cookie", "session=secret"));
    }
    response.body(format!("{{\"number\":{number}}}"))
}

fn post(key: &str, body: &'static str) -> TestRequest {
    TestRequest::post().uri("/work").insert_header(("idempotency-key", key)).set_payload(body)
}

/// Status, headers and body.
type Answered = (u16, HeaderMap, String);

async fn ask<S, B>(service: &S, request: TestRequest) -> Answered
where
    S: Service<actix_http::Request, Response = ServiceResponse<B>, Error = actix_web::Error>,
    B: MessageBody,
{
    let response = call_service(service, request.to_request()).await;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    (status, headers, String::from_utf8(read_body(response).await.to_vec()).unwrap())
}

fn is_replayed(answered: &Answered) -> bool {
    answered.1.get(REPLAYED_HEADER).is_some_and(|value| value == "true")
}

#[track_caller]
fn expect_problem(answered: &Answered, kind: ProblemKind) -> Problem {
    let problem: Problem = serde_json::from_str(&answered.2).unwrap();
    assert_eq!((answered.0, problem.kind()), (kind.status(), Some(kind)));
    problem
}

/// The same request is done once, and answered the same: status, media type, tag and body.
#[actix_web::test]
async fn the_same_request_is_done_once_and_answered_the_same() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    let first = ask(&service, post(KEY, "a")).await;
    let second = ask(&service, post(KEY, "a")).await;
    assert_eq!((first.0, &first.2, bench.done()), (second.0, &second.2, 1));
    for name in ["content-type", "etag"] {
        assert_eq!(first.1.get(name), second.1.get(name), "{name}");
    }
    assert!(!is_replayed(&first) && is_replayed(&second));
}

/// Without a key, and for what only reads, nothing is kept.
#[actix_web::test]
async fn without_a_key_every_request_is_done() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    ask(&service, TestRequest::post().uri("/work").set_payload("a")).await;
    ask(&service, TestRequest::post().uri("/work").set_payload("a")).await;
    ask(&service, TestRequest::get().uri("/work").insert_header(("idempotency-key", KEY))).await;
    ask(&service, TestRequest::get().uri("/work").insert_header(("idempotency-key", KEY))).await;
    assert_eq!(bench.done(), 4);
    assert_eq!(idempotent_request::Entity::find().count(&bench.database.db).await.unwrap(), 0);
}

/// The same key with another body, or against another state, is refused.
#[actix_web::test]
async fn a_key_is_for_one_request() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    ask(&service, post(KEY, "a")).await;
    expect_problem(&ask(&service, post(KEY, "b")).await, ProblemKind::KeyReused);
    let other_state = post(KEY, "a").insert_header(("if-match", "\"1\""));
    expect_problem(&ask(&service, other_state).await, ProblemKind::KeyReused);
    assert_eq!(bench.done(), 1);
}

/// Another caller, another address, another method: another request, whatever the key.
#[actix_web::test]
async fn a_key_belongs_to_its_caller_and_operation() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    ask(&service, post(KEY, "a")).await;
    let others = [
        post(KEY, "a").insert_header(("caller", "somebody else")),
        post(KEY, "a").uri("/other"),
        post(KEY, "a").uri("/work?page=2"),
        post(KEY, "a").method(actix_web::http::Method::PUT),
        post("another", "a"),
    ];
    let count = others.len();
    for other in others {
        assert!(!is_replayed(&ask(&service, other).await));
    }
    assert_eq!(bench.done(), 1 + count);
}

/// A hundred at once do the work once; who is not answered like the first one is told to come back.
#[actix_web::test]
async fn a_hundred_at_once_do_the_work_once() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    let answers = join_all((0..100).map(|_| ask(&service, post(KEY, "a")))).await;
    assert_eq!(bench.done(), 1);
    assert_eq!(answers.iter().filter(|one| one.0 == 201 && !is_replayed(one)).count(), 1);
    for other in answers.iter().filter(|one| one.0 != 201) {
        let problem = expect_problem(other, ProblemKind::RequestRunning);
        assert!(problem.retry_after_seconds.is_some());
        assert!(other.1.contains_key("retry-after"));
    }
    assert!(is_replayed(&ask(&service, post(KEY, "a")).await));
}

/// While the first one runs, the same request is told so; another body is refused at once.
#[actix_web::test]
async fn a_running_request_says_so() {
    let bench = Bench::holding().await;
    let service = bench.service().await;
    let second = async {
        until_claimed(&bench).await;
        expect_problem(&ask(&service, post(KEY, "a")).await, ProblemKind::RequestRunning);
        expect_problem(&ask(&service, post(KEY, "b")).await, ProblemKind::KeyReused);
        bench.work.permits.add_permits(1);
    };
    let (first, ()) = tokio::join!(ask(&service, post(KEY, "a")), second);
    assert_eq!((first.0, bench.done()), (201, 1));
}

/// Until a request has claimed its key.
async fn until_claimed(bench: &Bench) {
    while idempotent_request::Entity::find().count(&bench.database.db).await.unwrap() == 0 {
        tokio::task::yield_now().await;
    }
}

/// A caller who hangs up gets the answer of the work that went on without them.
#[actix_web::test]
async fn who_hangs_up_can_ask_for_the_answer() {
    let bench = Bench::holding().await;
    let service = bench.service().await;
    tokio::select! {
        _ = ask(&service, post(KEY, "a")) => panic!("the work was not let go"),
        () = until_claimed(&bench) => {}
    }
    bench.work.permits.add_permits(2);
    let answer = loop {
        let answer = ask(&service, post(KEY, "a")).await;
        if answer.0 != 409 {
            break answer;
        }
    };
    assert!(is_replayed(&answer));
    assert_eq!((answer.0, bench.done()), (201, 1));
}

/// A server that ended in the middle frees the key after a minute.
#[actix_web::test]
async fn a_crash_frees_the_key_after_a_minute() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    crash_in_the_middle(&bench).await;
    expect_problem(&ask(&service, post(KEY, "a")).await, ProblemKind::RequestRunning);
    bench.clock.advance(TimeDelta::seconds(59));
    expect_problem(&ask(&service, post(KEY, "a")).await, ProblemKind::RequestRunning);
    bench.clock.advance(TimeDelta::seconds(1));
    let answers = join_all((0..20).map(|_| ask(&service, post(KEY, "a")))).await;
    assert_eq!(bench.done(), 1);
    assert_eq!(answers.iter().filter(|one| one.0 == 201 && !is_replayed(one)).count(), 1);
}

/// Leaves the row of a request whose server ended: one that was answered, without its answer.
async fn crash_in_the_middle(bench: &Bench) {
    use idempotent_request::{Column, Entity};
    use sea_orm::sea_query::Expr;
    let service = bench.service().await;
    ask(&service, post(KEY, "a")).await;
    Entity::update_many().col_expr(Column::Status, Expr::value(None::<i32>)).exec(&bench.database.db).await.unwrap();
    bench.work.done.store(0, Ordering::SeqCst);
}

/// What may go better the next time is done again: failures of the server, and 429. A refusal stays one.
#[actix_web::test]
async fn failures_of_the_server_are_not_kept() {
    for (status, is_kept) in [(500, false), (503, false), (429, false), (404, true), (409, true), (422, true)] {
        let bench = Bench::new().await;
        let service = bench.service().await;
        bench.work.status.set(status);
        assert_eq!(ask(&service, post(KEY, "a")).await.0, status);
        bench.work.status.set(201);
        let second = ask(&service, post(KEY, "a")).await;
        assert_eq!((second.0, is_replayed(&second)), if is_kept { (status, true) } else { (201, false) });
    }
}

/// An answer that sets a cookie is nowhere kept, and an excluded operation does not look at keys.
#[actix_web::test]
async fn answers_that_set_cookies_are_never_kept() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    for _ in 0..2 {
        let answer = ask(&service, post(KEY, "cookie")).await;
        assert!(answer.1.contains_key("set-cookie") && !is_replayed(&answer));
        let excluded = ask(&service, post("not a key", "a").uri("/without")).await;
        assert_eq!(excluded.0, 201);
    }
    assert_eq!(idempotent_request::Entity::find().count(&bench.database.db).await.unwrap(), 0);
    assert_eq!(bench.done(), 4);
}

/// What cannot be a key is refused before anything is done.
#[actix_web::test]
async fn what_is_no_key_is_refused() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    for wrong in ["", "two words", &"k".repeat(65)] {
        expect_problem(&ask(&service, post(wrong, "a")).await, ProblemKind::MalformedRequest);
    }
    let twice = post(KEY, "a").append_header(("idempotency-key", KEY));
    expect_problem(&ask(&service, twice).await, ProblemKind::MalformedRequest);
    assert_eq!(bench.done(), 0);
}

/// After a day the key is free, and the row goes with the housekeeping.
#[actix_web::test]
async fn after_a_day_all_is_forgotten() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    ask(&service, post(KEY, "a")).await;
    bench.clock.advance(TimeDelta::hours(23));
    forget_old_requests(&bench.database.db, bench.clock.now()).await.unwrap();
    assert!(is_replayed(&ask(&service, post(KEY, "a")).await));
    bench.clock.advance(TimeDelta::hours(1));
    assert!(!is_replayed(&ask(&service, post(KEY, "b")).await));
    bench.clock.advance(TimeDelta::hours(24));
    forget_old_requests(&bench.database.db, bench.clock.now()).await.unwrap();
    assert_eq!(idempotent_request::Entity::find().count(&bench.database.db).await.unwrap(), 0);
}

/// What is kept holds neither key, nor caller, nor body.
#[actix_web::test]
async fn what_is_kept_holds_no_secret() {
    let bench = Bench::new().await;
    let service = bench.service().await;
    ask(&service, post(KEY, "a-password").insert_header(("caller", "session-secret"))).await;
    let rows = idempotent_request::Entity::find().all(&bench.database.db).await.unwrap();
    let written = format!("{rows:?}");
    assert_eq!(rows.len(), 1);
    assert!(!["session-secret", KEY, "a-password"].iter().any(|secret| written.contains(secret)), "{written}");
}

/// Identifying oneself gives every caller a session of their own, key or not.
#[actix_web::test]
async fn a_session_is_never_replayed() {
    let app = spawn().await;
    let open = || {
        let request = app.anybody().request(Method::POST, "/api/v1/session").ours().json(&alain().credentials());
        request.header("idempotency-key", KEY).send()
    };
    let cookies: Vec<String> = [open().await, open().await].iter().map(|one| one.set_cookies().concat()).collect();
    assert!(!cookies[0].is_empty());
    assert_ne!(cookies[0], cookies[1]);
    assert_eq!(idempotent_request::Entity::find().count(app.db()).await.unwrap(), 0);
}

/// Asking for a new password a hundred times with one key asks once, and whoever asks again is answered the same.
#[actix_web::test]
async fn a_password_is_asked_for_once() {
    let app = spawn().await;
    let who = alain();
    let body = serde_json::json!({
        "population": who.population.code(),
        "matricule": who.matricule(),
        "birth_date": who.named.birth_date,
    });
    let ask = || {
        let request = app.anybody().request(Method::POST, "/api/v1/password-requests").ours().json(&body);
        request.header("idempotency-key", KEY).send()
    };
    let answers = join_all((0..100).map(|_| ask())).await;
    let taken = answers.iter().filter(|one| one.status == 202 && one.header("idempotency-replayed").is_none());
    assert_eq!(taken.count(), 1);
    assert!(answers.iter().all(|one| one.status == 202 || one.status == 409));
    let again = ask().await.expect_status(202);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(app.notices_of(app.subscription_of(&who).await.id).await, ["password_link"]);
    let other = app.anybody().request(Method::POST, "/api/v1/password-requests").ours();
    let other = other.json(&serde_json::json!({ "matricule": "1" })).header("idempotency-key", KEY).send().await;
    other.expect_problem(ProblemKind::KeyReused);
}
