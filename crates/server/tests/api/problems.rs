//! The address of every kind of problem explains it (API-03).

use contract::problem::{ProblemExplanation, ProblemKind};

use crate::support::spawn;

/// Every kind is explained at the address that its `type` names.
#[actix_web::test]
async fn every_kind_is_explained_at_its_address() {
    let app = spawn().await;
    for kind in ProblemKind::ALL {
        let explained: ProblemExplanation = app.anybody().get(kind.type_uri()).await.read();
        assert_eq!(explained, ProblemExplanation::of(kind));
        assert!(explained.explanation.len() > 20, "{kind:?}");
    }
}

/// A kind that does not exist is a problem itself.
#[actix_web::test]
async fn an_unknown_kind_is_not_found() {
    let app = spawn().await;
    for slug in ["nothing", "NOT-FOUND", "%00", "not-found%2F"] {
        app.anybody().get(format!("/api/problems/{slug}")).await.expect_problem(ProblemKind::NotFound);
    }
}
