//! Finding a document (REQ-02).

use std::fs;

use contract::{
    care::BeneficiaryRole,
    language::Language,
    requests::{DocumentDomain, SearchDocuments},
};
use serde_json::json;

use crate::support::{alain, spawn, spawn_with};

fn search(text: &str) -> SearchDocuments {
    SearchDocuments { search: Some(text.to_owned()), domain: None }
}

/// The whole catalogue is told in the language of the person, with for whom each document is.
#[actix_web::test]
async fn the_catalogue_is_told_in_every_language() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let all = SearchDocuments::default();
    let [fr, en, it] = [
        caller.send_in(Language::Fr, &all).await.documents,
        caller.send_in(Language::En, &all).await.documents,
        caller.send_in(Language::It, &all).await.documents,
    ];
    assert!(fr.len() >= 15 && fr.len() == en.len() && en.len() == it.len());
    let titles = [&fr, &en, &it].map(|documents| documents[0].title.as_str());
    assert_eq!(
        titles,
        [
            "Attestation de droit aux prestations médicales",
            "Attestation of entitlement to medical benefits",
            "Attestato di diritto alle prestazioni mediche",
        ]
    );
    let career = fr.iter().find(|document| document.code == "career-statement").unwrap();
    assert_eq!(career.beneficiaries, [BeneficiaryRole::Holder]);
}

/// Accents and case do not matter, and the document that is called so comes first.
#[actix_web::test]
async fn a_document_is_found_by_keyword_without_regard_to_accents() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let first = async |text: &str| caller.send(&search(text)).await.unwrap().documents.remove(0).code;
    assert_eq!(first("medicales").await, "medical-rights");
    assert_eq!(first("SCOLARITÉ").await, "schooling-form");
    assert_eq!(first("carte volee").await, "card-duplicate");
    assert!(caller.send(&search("zzz")).await.unwrap().documents.is_empty());
}

/// A domain narrows the list; what is no domain, or too long a search, is refused.
#[actix_web::test]
async fn a_domain_narrows_the_list() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for domain in DocumentDomain::ALL {
        let found = caller.send(&SearchDocuments { search: None, domain: Some(domain) }).await.unwrap().documents;
        assert!(!found.is_empty() && found.iter().all(|document| document.domain == domain), "{domain:?}");
    }
    caller.get("/api/v1/requests/documents?domain=tax").await.expect_status(400);
    let long = "a".repeat(101);
    caller.get(format!("/api/v1/requests/documents?search={long}")).await.expect_status(422);
}

/// The operator's own catalogue stands in the place of the built-in one.
#[actix_web::test]
async fn the_fund_can_bring_a_catalogue_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("documents.json");
    let text = |text: &str| json!({ "fr": text, "en": text, "it": text });
    let own = json!({ "documents": [{
        "code": "sailing-permit",
        "domain": "registration",
        "department": "registration",
        "beneficiaries": ["holder"],
        "title": text("Permis de voile"),
        "description": text("Pour naviguer."),
        "keywords": { "fr": ["mer"], "en": ["sea"], "it": ["mare"] },
    }] });
    fs::write(&file, own.to_string()).unwrap();
    let app = spawn_with(|config| config.documents_file = Some(file)).await;
    let found = app.sign_in(&alain()).await.send(&SearchDocuments::default()).await.unwrap().documents;
    assert_eq!(found.iter().map(|document| document.code.as_str()).collect::<Vec<_>>(), ["sailing-permit"]);
}
