//! Documents that are issued at once (REQ-05).

use chrono::TimeDelta;
use contract::{
    allowances::ReadFamilyAllowances,
    language::Language,
    pension::ReadPensionPayments,
    problem::ProblemKind,
    requests::{AttestationKind, DocumentRequest, MissingData, ReadIssuedDocument, RequestState},
};
use entity::{household::person, requests::attestation};
use sea_orm::{EntityTrait as _, sea_query::Expr};
use teleservices::audit;

use super::support::{ask, household, list, request};
use crate::support::{Answer, Caller, alain, giulia, nadia, rene, spawn, text_of_pdf, thomas};

async fn pdf(caller: &Caller, made: &DocumentRequest) -> Answer {
    let target = ReadIssuedDocument { number: made.number.clone() }.target();
    let answer = caller.get(format!("/api/v1{target}")).await.expect_status(200);
    assert_eq!(answer.media_type(), "application/pdf");
    answer
}

/// Where the data suffice the document is there at once, with a number, and the code by which it is verified.
#[actix_web::test]
async fn an_attestation_of_medical_rights_is_there_at_once() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let child = household(&caller).await.children[0].clone();
    let made = caller.send(&request("medical-rights", child.id)).await.unwrap();
    assert_eq!((made.state, made.answered_at), (RequestState::Sent, Some(app.clock.now())));
    assert_eq!(made.not_issued_because, None);
    let issued = made.issued.clone().unwrap();
    assert_eq!((issued.kind, issued.issued_at), (AttestationKind::MedicalRights, app.clock.now()));
    assert_eq!(list(&caller).await, std::slice::from_ref(&made));

    let answer = pdf(&caller, &made).await;
    assert!(answer.header("content-disposition").unwrap().contains(&issued.number));
    let text = text_of_pdf(&answer.body);
    let page = format!("{}/verifier", app.authority());
    let name = format!("{} Dupont", child.civil_status.first_name);
    for said in
        ["Attestation de droit aux prestations médicales", &name, "CCSS", "002490", &issued.number, &issued.code, &page]
    {
        assert!(text.contains(said), "`{said}` is missing:\n{text}");
    }
}

/// The sums of the attestations are those of the screen.
#[actix_web::test]
async fn what_was_paid_is_attested_to_the_cent() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let made = ask(&caller, "allowance-payments").await;
    assert_eq!(made.issued.as_ref().unwrap().kind, AttestationKind::AllowancePayments);
    let paid = caller.send(&ReadFamilyAllowances).await.unwrap().totals.paid_cents;
    let text = text_of_pdf(&pdf(&caller, &made).await.body);
    assert!(paid > 0 && text.contains(&euros(paid)), "{paid}:\n{text}");

    let caller = app.sign_in(&rene()).await;
    let made = ask(&caller, "pension-payments").await;
    assert_eq!(made.issued.as_ref().unwrap().kind, AttestationKind::PensionPayments);
    let paid = caller.send(&ReadPensionPayments).await.unwrap().paid_cents;
    let text = text_of_pdf(&pdf(&caller, &made).await.body);
    assert!(paid > 0 && text.contains(&euros(paid)), "{paid}:\n{text}");
}

/// An amount as French paper has it, with ordinary spaces.
fn euros(cents: i64) -> String {
    let whole = (cents / 100).to_string();
    let grouped: Vec<&str> =
        whole.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    format!("{},{:02} €", grouped.join(" "), cents % 100)
}

/// The attestation of one child says nothing of the others.
#[actix_web::test]
async fn what_is_attested_of_one_child_names_no_other() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let children = household(&caller).await.children;
    let mut attested = 0;
    for child in &children {
        let made = caller.send(&request("allowance-payments", child.id)).await.unwrap();
        if made.issued.is_none() {
            continue;
        }
        let text = text_of_pdf(&pdf(&caller, &made).await.body);
        for other in &children {
            let name = format!("{} {}", other.civil_status.first_name, other.civil_status.last_name);
            assert_eq!(text.contains(&name), other.id == child.id, "{name}:\n{text}");
        }
        attested += 1;
    }
    assert!(attested >= 2, "{attested}");
}

/// Where the data do not suffice the department handles the request, and the person is told why nothing came at once.
#[actix_web::test]
async fn without_enough_data_the_department_handles_it() {
    let app = spawn().await;
    for (who, document, missing) in [
        (nadia(), "medical-rights", MissingData::FileIncomplete),
        (thomas(), "allowance-payments", MissingData::NoPayment),
        (alain(), "pension-payments", MissingData::NoPayment),
    ] {
        let caller = app.sign_in(&who).await;
        let made = ask(&caller, document).await;
        assert_eq!((made.state, made.not_issued_because), (RequestState::Received, Some(missing)), "{document}");
        assert_eq!((made.issued.is_none(), made.answered_at), (true, None));
        assert_eq!(list(&caller).await, std::slice::from_ref(&made));
        let target = ReadIssuedDocument { number: made.number }.target();
        caller.get(format!("/api/v1{target}")).await.expect_problem(ProblemKind::NotFound);
    }
}

/// The document is the same for ever: in its language, whatever becomes of the data.
#[actix_web::test]
async fn the_document_is_the_same_for_ever() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let holder = household(&caller).await.holder.id;
    let made = caller.send_in(Language::It, &request("medical-rights", holder)).await;
    let before = pdf(&caller, &made).await;
    assert!(text_of_pdf(&before.body).contains("Attestato di diritto alle prestazioni mediche"));
    person::Entity::update_many()
        .col_expr(person::Column::FirstName, Expr::value("Autre"))
        .exec(app.db())
        .await
        .unwrap();
    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(pdf(&caller, &made).await.body, before.body);
}

/// Asking again gives another document with a code of its own; what is issued is never an open request.
#[actix_web::test]
async fn each_document_has_a_code_of_its_own() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let (one, other) = (ask(&caller, "medical-rights").await, ask(&caller, "medical-rights").await);
    let (one, other) = (one.issued.unwrap(), other.issued.unwrap());
    assert!(one.number != other.number && one.code != other.code);
    assert_eq!(attestation::Entity::find().all(app.db()).await.unwrap().len(), 2);
}

/// Nobody else downloads it, and it is noted in the audit and told by mail that there is news.
#[actix_web::test]
async fn it_is_noted_and_told_and_nobody_elses() {
    let app = spawn().await;
    app.type_address(&alain(), true).await;
    let caller = app.sign_in(&alain()).await;
    let made = ask(&caller, "medical-rights").await;
    let target = ReadIssuedDocument { number: made.number.clone() }.target();
    let other = app.sign_in(&giulia()).await;
    other.get(format!("/api/v1{target}")).await.expect_problem(ProblemKind::NotFound);
    let entries = audit::list(app.db(), Some(&made.number), 10).await.unwrap();
    let mut noted: Vec<_> = entries.iter().map(|entry| (entry.actor.as_str(), entry.action.as_str())).collect();
    noted.reverse();
    assert_eq!(noted, [("person", "received"), ("portal", "issued")]);
    let [mail] = app.mails_of(app.subscription_of(&alain()).await.id).await.try_into().unwrap();
    assert!(mail.notice.contains(&made.number) && !mail.notice.contains("medical"), "{}", mail.notice);
}
