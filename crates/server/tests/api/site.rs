//! The pages' own addresses.

use contract::problem::ProblemKind;
use reqwest::Method;

use crate::support::{alain, spawn, spawn_with};

/// Every address of the application is answered alike: the application itself shows what stands there.
#[actix_web::test]
async fn addresses_of_the_pages_are_the_applications_own() {
    let app = spawn().await;
    let home = app.anybody().get("/").await.fingerprint();
    for path in ["/mon-compte", "/salarie", "/salarie/infos/remboursements", "/mon-compte/decomptes/D2026-000101-0001"]
    {
        assert_eq!(app.anybody().get(path).await.fingerprint(), home, "{path}");
    }
}

/// A file that is not there is not found, and no address reaches a file outside the pages.
#[actix_web::test]
async fn a_missing_file_is_not_found() {
    let app = spawn().await;
    for path in
        ["/nothing.js", "/assets/nothing.wasm", "/..%2fCargo.toml", "/%2e%2e/Cargo.toml", "/.env", "/api/nothing"]
    {
        app.anybody().get(path).await.expect_problem(ProblemKind::NotFound);
    }
}

/// The institution's colour is a style sheet of its own, from the configuration.
#[actix_web::test]
async fn the_colour_comes_from_the_configuration() {
    let app = spawn_with(|config| config.institution.brand_colour = "#123abc".to_owned()).await;
    let answer = app.anybody().get("/branding.css").await.expect_status(200);
    assert_eq!(answer.media_type(), "text/css");
    assert!(answer.text().contains("#123abc"));
}

/// Pages are for reading.
#[actix_web::test]
async fn pages_are_for_reading() {
    let app = spawn().await;
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let answer = app.anybody().request(method, "/mon-compte").ours().send().await;
        answer.expect_problem(ProblemKind::MethodNotAllowed);
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
    }
    let head = app.anybody().request(Method::HEAD, "/branding.css").send().await.expect_status(200);
    assert!(head.body.is_empty());
}

/// Over https browsers are told to stay with it; over plain http on loopback they are not.
#[actix_web::test]
async fn transport_security_is_asked_for_over_https_only() {
    let plain = spawn().await.anybody().get("/").await;
    assert_eq!(plain.header("strict-transport-security"), None);
    let app = spawn_with(|config| config.public_url = "https://portail.example".to_owned()).await;
    let secure = app.anybody().get("/").await;
    assert!(secure.header("strict-transport-security").unwrap().starts_with("max-age="));
    app.anybody().sign_in(&alain().credentials()).await.expect_status(201);
}
