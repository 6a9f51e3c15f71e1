//! Drafts: kept, resumed elsewhere, never overwritten unseen, dropped (DECL-08).

use contract::{
    problem::ProblemKind,
    resources::{DeclarationStep, DeclaredResources},
};
use entity::resources::draft;
use futures_util::future::join_all;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;

use super::steps::{alains, drop_draft, earning, giulias, line, open, read_draft, save, save_now, submit};
use crate::support::{alain, giulia, rene, spawn};

/// Before anything is saved, what the fund knows is proposed; two pensions of the same twelve months stand side by side.
#[actix_web::test]
async fn what_the_fund_knows_is_proposed() {
    let app = spawn().await;
    let (proposed, _) = read_draft(&app.sign_in(&rene()).await).await;
    assert_eq!((proposed.saved_at, proposed.step, proposed.terms_version), (None, DeclarationStep::Terms, None));
    let expected = vec![line("base_pension", 1_596_000, 12, None), line("complementary_pension", 402_000, 12, Some(0))];
    assert_eq!(proposed.declared, DeclaredResources { holder: earning(expected), ..DeclaredResources::default() });
    let (proposed, _) = read_draft(&app.sign_in(&alain()).await).await;
    assert_eq!(proposed.declared.children.unwrap().number, 3);
    assert_eq!(proposed.declared.spouse, Some(earning(Vec::new())));
}

/// What was saved on one device is there on another, at the same step.
#[actix_web::test]
async fn a_draft_is_resumed_on_another_device() {
    let app = spawn().await;
    let phone = app.sign_in(&alain()).await;
    save_now(&phone, "spouse_income", &alains()).await;
    let desktop = app.sign_in(&alain()).await;
    let asked = open(&desktop).await;
    assert_eq!(asked.draft_step, Some(DeclarationStep::SpouseIncome));
    assert_eq!(asked.draft_saved_at, Some(app.clock.now()));
    let (draft, _) = read_draft(&desktop).await;
    assert_eq!((draft.declared, draft.terms_version.as_deref()), (alains(), Some("2026-11")));
}

/// Two windows never overwrite each other unseen: the second is told when the other saved, and at which step.
#[actix_web::test]
async fn two_windows_never_overwrite_each_other_unseen() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let (_, tag) = read_draft(&caller).await;
    let first = save(&caller, Some(&tag), "holder_income", &giulias()).await;
    let problem = save(&caller, Some(&tag), "summary", &giulias()).await.expect_problem(ProblemKind::ChangedMeanwhile);
    let detail = problem.detail.unwrap();
    assert!(detail.contains("2026-11-23T10:00:00Z") && detail.contains("holder_income"), "{detail}");
    let newer = first.header("etag").unwrap();
    save(&caller, Some(newer), "summary", &giulias()).await.expect_status(200);
    save(&caller, None, "summary", &giulias()).await.expect_problem(ProblemKind::PreconditionRequired);
}

/// Of many that save at once what they have read, one is first, and the others are told.
#[actix_web::test]
async fn of_many_at_once_one_saves() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let (_, tag) = read_draft(&caller).await;
    let variants: Vec<DeclaredResources> = (1..=5)
        .map(|months| DeclaredResources {
            holder: earning(vec![line("salary", 100, months, None)]),
            ..DeclaredResources::default()
        })
        .collect();
    let answers = join_all(variants.iter().map(|one| save(&caller, Some(&tag), "holder_income", one))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412]);
    assert_eq!(draft::Entity::find().count(app.db()).await.unwrap(), 1);
}

/// « Annuler » drops the draft and nothing else, and can be pressed twice.
#[actix_web::test]
async fn a_dropped_draft_is_gone_and_what_was_sent_stays() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let sent = submit(&caller, giulias()).await;
    let changed = DeclaredResources { holder: earning(Vec::new()), ..giulias() };
    save_now(&caller, "holder_income", &changed).await;
    drop_draft(&caller).await;
    drop_draft(&caller).await;
    let asked = open(&caller).await;
    assert_eq!((asked.draft_saved_at, asked.submitted.unwrap().number), (None, sent.number));
    assert_eq!(read_draft(&caller).await.0.declared, giulias(), "what was sent is proposed again");
}

/// A draft may be incomplete and wrong, but no single value beyond its limits; hostile text is kept as it is.
#[actix_web::test]
async fn a_draft_may_be_wrong_within_the_limits_of_values() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    let wrong = earning(vec![line("lottery", 1, 12, None), line("salary", 2, 12, None)]);
    save_now(&caller, "holder_income", &DeclaredResources { holder: wrong, ..DeclaredResources::default() }).await;
    let mut hostile = giulias();
    hostile.holder.remarks = Some("#let x = <script>alert(1)</script> \"; DROP TABLE person;--".to_owned());
    save_now(&caller, "holder_income", &hostile).await;
    assert_eq!(read_draft(&caller).await.0.declared, hostile);
    for (change, field) in [
        (json!({ "lines": [{ "category": "salary", "amount_cents": -1, "months": 1 }] }), "amount_cents"),
        (json!({ "lines": [{ "category": "salary", "amount_cents": 1_000_000_001, "months": 1 }] }), "amount_cents"),
        (json!({ "lines": [{ "category": "salary", "amount_cents": 1, "months": 13 }] }), "months"),
        (json!({ "lines": [{ "category": "salary", "amount_cents": 1, "months": 0 }] }), "months"),
        (json!({ "remarks": "a\u{202e}b" }), "remarks"),
        (json!({ "remarks": "é".repeat(1_001) }), "remarks"),
    ] {
        let body = json!({ "step": "holder_income", "declared": { "holder": change } });
        let request = caller.request(reqwest::Method::PUT, super::steps::DRAFT).ours().json(&body);
        let problem = request.header("if-match", "*").send().await.expect_problem(ProblemKind::InvalidValues);
        assert!(problem.errors.iter().all(|error| error.field.ends_with(field)), "{:?}", problem.errors);
    }
}
