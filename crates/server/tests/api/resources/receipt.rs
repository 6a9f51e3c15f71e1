//! The receipt: everything that was declared, on paper (DECL-06).

use contract::language::Language;

use super::steps::{alains, giulias, submit};
use crate::support::{Caller, alain, giulia, spawn, text_of_pdf};

async fn receipt(caller: &Caller, language: Language) -> String {
    let path = format!("/api/v1/resources/declaration/receipt?language={}", language.code());
    let answer = caller.get(path).await.expect_status(200);
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    text_of_pdf(&answer.body)
}

/// Everything that was declared stands on it, with number, version and time.
#[actix_web::test]
async fn the_receipt_holds_everything_that_was_declared() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let sent = submit(&caller, alains()).await;
    let text = receipt(&caller, Language::Fr).await;
    for expected in [
        sent.number.as_str(),
        "23/11/2026 11:00:00",
        "Alain Dupont",
        "Salaires et traitements",
        "32 040,00",
        "Indemnités journalières, invalidité",
        "même période que",
        "17 500,00",
        "Sans emploi depuis août.",
        "Chloé",
        "17/02/2019",
    ] {
        assert!(text.replace(['\u{a0}', '\u{202f}'], " ").contains(expected), "{expected}: {text}");
    }
}

/// Hostile text stands on it as it is, and takes no part of the paper over.
#[actix_web::test]
async fn hostile_remarks_are_printed_as_they_are() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let mut hostile = giulias();
    hostile.holder.remarks = Some("#set page(width: 1pt)\n<script>alert(1)</script> 🐴 end".to_owned());
    submit(&caller, hostile).await;
    let text = receipt(&caller, Language::En).await;
    assert!(text.contains("#set page(width: 1pt)") && text.contains("<script>"), "{text}");
    assert!(text.contains("Receipt of a resources declaration"), "{text}");
}
