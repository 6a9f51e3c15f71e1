//! Choosing a document: by domain, by words, or both. What is found follows what is typed (REQ-02).

use std::sync::Arc;

use contract::requests::{CatalogueDocument, DocumentCatalogue, DocumentDomain, found};
use leptos::prelude::*;

use super::parts::domain;
use crate::{
    core::{addresses, portal::use_portal, texts},
    ui::{Choice, Form, TagColor, Writing, dynamic, empty_state, radio_group, tag, text_field, words},
};

const EVERY: &str = "all";

/// What is looked for, and the documents that it finds.
pub fn choice(catalogue: Arc<DocumentCatalogue>) -> AnyView {
    let draft = use_portal().drafts.of("document-search", None);
    let (search, chosen) = (draft.text("search"), draft.text("domain"));
    let counted = Arc::clone(&catalogue);
    let count = move || {
        let count = found(&counted.documents, &search.get(), DocumentDomain::from_code(&chosen.get())).len();
        texts::requests::documents(i64::try_from(count).unwrap_or_default())
    };
    let results = dynamic(move || {
        let documents = found(&catalogue.documents, &search.get(), DocumentDomain::from_code(&chosen.get()));
        if documents.is_empty() {
            return empty_state(texts::requests::nothing_found());
        }
        view! { <ul class="bare stack">{documents.into_iter().map(card).collect_view()}</ul> }.into_any()
    });
    view! {
        <section class="stack" aria-labelledby="documents">
            <h2 class="ds-heading" data-size="sm" id="documents">
                {texts::requests::choose()}
            </h2>
            <search class="stack d-print-none">{fields(search, chosen)}</search>
            <p class="ds-paragraph" role="status">
                {words(count)}
            </p>
            {results}
        </section>
    }
    .into_any()
}

fn fields(search: RwSignal<String>, chosen: RwSignal<String>) -> AnyView {
    let form = Form::unkeyed();
    if chosen.with_untracked(String::is_empty) {
        chosen.set(EVERY.to_owned());
    }
    let domains = DocumentDomain::ALL.map(|one| Choice::new(one.code(), domain(one)));
    let every = Choice::new(EVERY, texts::requests::every_domain());
    let domains = std::iter::once(every).chain(domains).collect();
    let typed = form.field("search", texts::requests::search(), texts::requests::search_hint(), search);
    let domain = form.field("domain", texts::requests::domain(), String::new(), chosen);
    view! {
        {text_field(typed, Writing::Sentence, "off")}
        {radio_group(domain, domains)}
    }
    .into_any()
}

/// A document: the whole card leads to the second step.
fn card(document: &CatalogueDocument) -> AnyView {
    let way = if document.issued_at_once {
        tag(texts::requests::at_once(), TagColor::Success)
    } else {
        tag(texts::requests::by_post(), TagColor::Neutral)
    };
    view! {
        <li class="ds-card choice">
            <h3 class="ds-heading" data-size="2xs">
                <a class="ds-link" href=addresses::requested_document(&document.code)>
                    {document.title.clone()}
                </a>
            </h3>
            <p class="ds-paragraph">{document.description.clone()}</p>
            <p class="cluster">{way} <span>{domain(document.domain)}</span></p>
        </li>
    }
    .into_any()
}
