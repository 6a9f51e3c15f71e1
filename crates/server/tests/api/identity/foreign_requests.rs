//! Requests that another site's pages could send.

use contract::problem::ProblemKind;
use reqwest::Method;

use crate::support::{Request, TestApp, alain, spawn, spawn_with};

fn sign_in(app: &TestApp) -> Request {
    app.anybody().request(Method::POST, "/api/v1/session").json(&alain().credentials())
}

/// A request that changes something is refused without the header that no form can send.
#[actix_web::test]
async fn a_change_needs_the_request_header() {
    let app = spawn().await;
    sign_in(&app).send().await.expect_problem(ProblemKind::ForeignRequest);
    let caller = app.sign_in(&alain()).await;
    let sign_out = caller.request(Method::DELETE, "/api/v1/session").send().await;
    sign_out.expect_problem(ProblemKind::ForeignRequest);
    caller.get("/api/v1/session").await.expect_status(200);
}

/// What the browser says of the page that asks must be the portal's own origin.
#[actix_web::test]
async fn a_change_from_another_origin_is_refused() {
    let app = spawn().await;
    let other_port = "http://127.0.0.1:1".to_owned();
    for origin in ["https://elsewhere.example".to_owned(), "null".to_owned(), other_port, format!("{}/", app.address)] {
        let answer = sign_in(&app).ours().header("origin", &origin).send().await;
        answer.expect_problem(ProblemKind::ForeignRequest);
    }
    sign_in(&app).ours().header("origin", &app.address).send().await.expect_status(201);
}

/// `Sec-Fetch-Site` must say `same-origin` where a browser sends it.
#[actix_web::test]
async fn a_change_from_another_site_is_refused() {
    let app = spawn().await;
    for site in ["cross-site", "same-site", "none"] {
        let answer = sign_in(&app).ours().header("sec-fetch-site", site).send().await;
        answer.expect_problem(ProblemKind::ForeignRequest);
    }
    sign_in(&app).ours().header("sec-fetch-site", "same-origin").send().await.expect_status(201);
}

/// Behind TLS the origin is the public address, not the one that the server listens on.
#[actix_web::test]
async fn behind_tls_the_origin_is_the_public_address() {
    let app = spawn_with(|config| config.public_url = "https://portail.example".to_owned()).await;
    sign_in(&app).ours().header("origin", "https://portail.example").send().await.expect_status(201);
    sign_in(&app).ours().header("origin", &app.address).send().await.expect_problem(ProblemKind::ForeignRequest);
}

/// Nobody is ever given the permission to call from another origin.
#[actix_web::test]
async fn no_other_origin_is_ever_permitted() {
    let app = spawn().await;
    let preflight = app
        .anybody()
        .request(Method::OPTIONS, "/api/v1/session")
        .header("origin", "https://elsewhere.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "x-teleservices-request")
        .send()
        .await;
    preflight.expect_problem(ProblemKind::MethodNotAllowed);
    let read = app.anybody().request(Method::GET, "/api/v1/institution").header("origin", "https://elsewhere.example");
    for answer in [preflight, read.send().await] {
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}
