//! What a load balancer asks, and what happens when the database is gone.

use contract::problem::ProblemKind;

use crate::support::{alain, spawn};

/// The process is alive and ready.
#[actix_web::test]
async fn a_sound_server_is_alive_and_ready() {
    let app = spawn().await;
    for path in ["/health/live", "/health/ready"] {
        let answer = app.anybody().get(path).await.expect_status(200);
        assert_eq!(answer.text(), r#"{"status":"ok"}"#);
        assert!(!answer.header("cache-control").unwrap().contains("public"));
    }
}

/// Without its database the process is alive and not ready, and says nothing of its inside.
#[actix_web::test]
async fn without_its_database_the_server_is_alive_and_not_ready() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    app.lose_database().await;
    app.anybody().get("/health/live").await.expect_status(200);
    app.anybody().get("/health/ready").await.expect_problem(ProblemKind::Busy);
    for path in ["/api/v1/session", "/api/v1/care/lines", "/api/v1/care/exports/csv"] {
        let problem = caller.get(path).await.expect_problem(ProblemKind::Internal);
        assert!(problem.instance.is_some_and(|instance| instance.starts_with("urn:uuid:")));
    }
    app.anybody().sign_in(&alain().credentials()).await.expect_problem(ProblemKind::Internal);
    app.anybody().get("/api/v1/institution").await.expect_status(200);
}
