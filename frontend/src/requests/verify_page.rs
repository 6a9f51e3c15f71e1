//! Anybody checks a document that the fund has issued, without signing in (REQ-05).

use client::ClientError;
use contract::{
    institution::DepartmentKey,
    problem::ProblemKind,
    requests::{VerifiedDocument, VerifyDocument, typed_attestation_number, typed_code},
};
use leptos::prelude::*;

use super::parts::attestation;
use crate::{
    core::{addresses, browser, format, query, texts},
    ui::{
        Form, FormError, PageHeading, SummaryLine, Writing, contact_box, dynamic, explained, paragraph, print_button,
        summary_table, text_field,
    },
};

const NUMBER: &str = "number";
const CODE: &str = "code";

/// The page that checks a document. The sign on the document leads here with its number and code, which are asked about
/// at once.
pub fn verify_page() -> AnyView {
    let scanned = query::of_page(|value| Some((value(addresses::VERIFIED_NUMBER)?, value(addresses::VERIFIED_CODE)?)));
    let number = RwSignal::new(String::new());
    let code = RwSignal::new(String::new());
    let verified = RwSignal::new(None::<VerifiedDocument>);
    let form = Form::unkeyed();
    if let Some((scanned_number, scanned_code)) = scanned.get_untracked() {
        number.set(scanned_number);
        code.set(scanned_code);
        ask(form, number, code, verified);
    }
    dynamic(move || match verified.get() {
        Some(document) => shown(&document, verified, code),
        None => question(form, number, code, verified),
    })
    .into_any()
}

fn ask(form: Form, number: RwSignal<String>, code: RwSignal<String>, verified: RwSignal<Option<VerifiedDocument>>) {
    let request = VerifyDocument { number: number.get_untracked(), code: code.get_untracked() };
    let mut mistakes = Vec::new();
    if typed_attestation_number(&request.number).is_none() {
        mistakes.push(FormError::at(NUMBER, texts::verify::number_wrong()));
    }
    if typed_code(&request.code).is_none() {
        mistakes.push(FormError::at(CODE, texts::verify::code_wrong()));
    }
    if !mistakes.is_empty() {
        return form.show(mistakes);
    }
    form.send_or(request, refused, move |document| verified.set(Some(document)));
}

fn refused(error: &ClientError) -> Vec<FormError> {
    if error.kind() == Some(ProblemKind::DocumentNotVerified) {
        return vec![FormError::at(NUMBER, texts::verify::not_together())];
    }
    explained(error, |_| Some(FormError::at(NUMBER, texts::verify::not_together())))
}

fn question(
    form: Form,
    number: RwSignal<String>,
    code: RwSignal<String>,
    verified: RwSignal<Option<VerifiedDocument>>,
) -> AnyView {
    let number_field = form.field(NUMBER, texts::verify::number(), texts::verify::number_hint(), number);
    let code_field = form.field(CODE, texts::verify::code(), texts::verify::code_hint(), code);
    let fields =
        (text_field(number_field, Writing::Identifier, "off"), text_field(code_field, Writing::Identifier, "off"));
    view! {
        <div class="stack">
            <PageHeading title=texts::verify::title() />
            {paragraph(texts::verify::lead())}
            {form.view(fields.into_any(), texts::verify::submit(), move || ask(form, number, code, verified))}
            {contact_box(DepartmentKey::Registration)}
        </div>
    }
    .into_any()
}

fn shown(document: &VerifiedDocument, verified: RwSignal<Option<VerifiedDocument>>, code: RwSignal<String>) -> AnyView {
    let again = move |_| {
        code.set(String::new());
        verified.set(None);
    };
    let facts = vec![
        SummaryLine::new(texts::verify::number(), document.number.clone()),
        SummaryLine::new(texts::verify::kind(), attestation(document.kind)),
        SummaryLine::new(texts::verify::issued_on(), format::date(document.issued_on)),
        SummaryLine::new(texts::verify::initials(), document.initials.clone()),
    ];
    view! {
        <div class="stack">
            <div class="ds-alert" data-color="success">
                <PageHeading title=texts::verify::genuine() />
            </div>
            {summary_table(texts::verify::caption(), facts)}
            {paragraph(texts::verify::compare())}
            <div class="cluster">
                <button type="button" class="ds-button d-print-none" data-variant="secondary" on:click=again>
                    {texts::verify::again()}
                </button>
                {print_button(Callback::new(|()| browser::print()))}
            </div>
            {contact_box(DepartmentKey::Registration)}
        </div>
    }
    .into_any()
}
