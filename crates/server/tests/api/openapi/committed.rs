//! The committed document is the program's own (API-01).

use std::fs;

use serde_json::Value;

use crate::support::{document, spawn};

/// `openapi/openapi.json` is what the program generates; `cargo xtask openapi` writes it.
#[test]
fn the_committed_document_is_the_programs_own() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/openapi.json");
    let committed: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert!(committed == document().root, "run `cargo xtask openapi` and commit openapi/openapi.json");
}

/// The server answers the very document.
#[actix_web::test]
async fn the_served_document_is_the_programs_own() {
    let app = spawn().await;
    let served: Value = app.anybody().get(teleservices::app::DOCUMENT_PATH).await.read();
    assert!(served == document().root);
}
