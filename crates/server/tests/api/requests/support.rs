//! Asking for documents, and looking at what became of it.

use contract::{
    household::{Household, ReadHousehold},
    requests::{DocumentRequest, ListDocumentRequests, RequestDocument},
};
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::support::{Answer, Caller};

/// Who belongs to the caller's household.
pub async fn household(caller: &Caller) -> Household {
    caller.send(&ReadHousehold).await.unwrap()
}

/// A request without a comment.
pub fn request(document: &str, beneficiary: Uuid) -> RequestDocument {
    RequestDocument { document: document.to_owned(), beneficiary, comment: None }
}

/// Asks for a document for the holder.
pub async fn ask(caller: &Caller, document: &str) -> DocumentRequest {
    let holder = household(caller).await.holder.id;
    caller.send(&request(document, holder)).await.unwrap()
}

/// Sends a request as it stands.
pub async fn send(caller: &Caller, document: &str, beneficiary: Uuid, comment: Option<&str>) -> Answer {
    let body = json!({ "document": document, "beneficiary": beneficiary, "comment": comment });
    caller.request(Method::POST, "/api/v1/requests").ours().json(&body).send().await
}

/// The first page of the caller's own requests.
pub async fn list(caller: &Caller) -> Vec<DocumentRequest> {
    caller.send(&ListDocumentRequests::default()).await.unwrap().requests
}
