//! The second and last step: for whom, and a comment (REQ-03).

use contract::{
    care::BeneficiaryRole,
    household::{CivilStatus, Household, ReadHousehold},
    problem::FieldError,
    requests::{
        CatalogueDocument, CommentFault, DocumentCatalogue, DocumentRequest, LONGEST_COMMENT, RequestDocument,
        SearchDocuments,
    },
    service::Service,
};
use leptos::prelude::*;
use uuid::Uuid;

use super::asked::asked;
use crate::{
    core::{
        addresses, labels,
        load::{Loading, load},
        portal::use_portal,
        texts,
    },
    identity::Secured,
    ui::{
        Choice, Form, FormError, PageHeading, SummaryLine, back_link, contact_box, dynamic, empty_state, loaded,
        notice, paragraph, radio_group, summary_table, text_area,
    },
};

const BENEFICIARY: &str = "beneficiary";
const COMMENT: &str = "comment";

/// The secured page that asks for the document with this code.
pub fn document_page(code: String) -> AnyView {
    let draw = move |_| {
        let code = code.clone();
        let (catalogue, household) = (load(|| Some(SearchDocuments::default())), load(|| Some(ReadHousehold)));
        let made = RwSignal::new(None::<DocumentRequest>);
        dynamic(move || match made.get() {
            Some(request) => asked(&request),
            None => page(&code, catalogue, household, made),
        })
        .into_any()
    };
    view! { <Secured service=Service::Requests page=draw /> }.into_any()
}

fn page(
    code: &str,
    catalogue: Loading<DocumentCatalogue>,
    household: Loading<Household>,
    made: RwSignal<Option<DocumentRequest>>,
) -> AnyView {
    let code = code.to_owned();
    let body = loaded(catalogue, move |catalogue| {
        let document = catalogue.documents.iter().find(|document| document.code == code).cloned();
        match document {
            Some(document) => loaded(household, move |household| form(&document, &household, made)).into_any(),
            None => empty_state(texts::requests::no_such_document()),
        }
    });
    view! {
        <div class="stack">
            {back_link(addresses::service(Service::Requests))}
            <PageHeading title=texts::requests::document_title() step=texts::form::step("2", "2") />
            {body}
            {contact_box(Service::Requests.department())}
        </div>
    }
    .into_any()
}

/// Somebody for whom the document can be asked: identifier and words.
fn beneficiaries(document: &CatalogueDocument, household: &Household) -> Vec<Choice> {
    let one = |id: Uuid, role: BeneficiaryRole, status: &CivilStatus| {
        let name = format!("{} {}", status.first_name, status.last_name);
        let alive = status.death_date.is_none() && document.beneficiaries.contains(&role);
        alive.then(|| Choice::new(id.to_string(), texts::requests::member(&name, &labels::beneficiary_role(role))))
    };
    let adult = |adult: &contract::household::Adult, role| one(adult.id, role, &adult.civil_status);
    let holder = adult(&household.holder, BeneficiaryRole::Holder);
    let spouse = household.spouse.as_ref().and_then(|spouse| adult(spouse, BeneficiaryRole::Spouse));
    let children = household.children.iter();
    let children = children.filter_map(|child| one(child.id, BeneficiaryRole::Child, &child.civil_status));
    holder.into_iter().chain(spouse).chain(children).collect()
}

fn form(document: &CatalogueDocument, household: &Household, made: RwSignal<Option<DocumentRequest>>) -> AnyView {
    let choices = beneficiaries(document, household);
    let Some(first) = choices.first().cloned() else {
        return notice("info", texts::requests::nobody_for(&document.title));
    };
    let draft = use_portal().drafts.of("document-request", None);
    let beneficiary = draft.text(&format!("{BENEFICIARY}-{}", document.code));
    let comment = draft.text(&format!("{COMMENT}-{}", document.code));
    if beneficiary.with_untracked(|id| choices.iter().all(|choice| choice.value != *id)) {
        beneficiary.set(first.value);
    }
    let form = Form::new();
    let code = document.code.clone();
    let submit = move || {
        let text = comment.get_untracked().trim().to_owned();
        if let Some(fault) = CommentFault::of(&text) {
            return form.show(vec![FormError::at(COMMENT, message(fault))]);
        }
        let request = RequestDocument {
            document: code.clone(),
            beneficiary: Uuid::parse_str(&beneficiary.get_untracked()).unwrap_or_default(),
            comment: (!text.is_empty()).then_some(text),
        };
        form.send(request, explain, move |request| {
            draft.forget();
            made.set(Some(request));
        });
    };
    let whose =
        form.field(BENEFICIARY, texts::requests::beneficiary(), texts::requests::beneficiary_hint(), beneficiary);
    let said = form.field(COMMENT, texts::requests::comment(), texts::requests::comment_hint(), comment).optional();
    let fields = (radio_group(whose, choices), text_area(said, LONGEST_COMMENT));
    view! {
        {facts(document)}
        {form.view(fields.into_any(), texts::requests::submit(), submit)}
    }
    .into_any()
}

/// What is asked for, and how it comes.
fn facts(document: &CatalogueDocument) -> AnyView {
    let way = if document.issued_at_once { texts::requests::at_once_lead() } else { texts::requests::by_post_lead() };
    let back = addresses::service(Service::Requests);
    let line = SummaryLine::new(texts::requests::document(), document.title.clone()).changed_at(back);
    view! {
        {summary_table(texts::requests::your_choice(), vec![line])}
        {paragraph(document.description.clone())}
        {paragraph(way)}
    }
    .into_any()
}

/// What is wrong with a comment. A courtesy: the server decides.
fn message(fault: CommentFault) -> String {
    match fault {
        CommentFault::TooLong => texts::requests::comment_long(),
        CommentFault::HiddenCharacter => texts::requests::comment_hidden(),
    }
}

fn explain(error: &FieldError) -> Option<FormError> {
    match (error.field.as_str(), error.code.as_str()) {
        ("comment", "length") => Some(FormError::at(COMMENT, message(CommentFault::TooLong))),
        ("comment", _) => Some(FormError::at(COMMENT, message(CommentFault::HiddenCharacter))),
        ("beneficiary", _) => Some(FormError::at(BENEFICIARY, texts::requests::beneficiary_unknown())),
        _ => Some(FormError::general(texts::requests::no_such_document())),
    }
}
