//! « Mes demandes »: what was asked for, how far it has come, and the documents that were issued (REQ-04, REQ-05).

use contract::{
    paging::PageRequest,
    requests::{DocumentRequest, DocumentRequestPage, ListDocumentRequests},
    service::Service,
};
use leptos::prelude::*;

use super::{
    asked::why_not,
    parts::{department, issued_link, state},
};
use crate::{
    core::{addresses, browser, format, load::load, texts},
    identity::Secured,
    ui::{
        PageHeading, back_link, contact_box, empty_state, fact, loaded, page_turns, paragraph, print_button,
        printed_for, tag,
    },
};

/// The secured page « Mes demandes ».
pub fn mine_page() -> AnyView {
    view! { <Secured service=Service::Requests page=|_| draw() /> }.into_any()
}

fn draw() -> AnyView {
    let cursor = RwSignal::new(None::<String>);
    let requests = load(move || Some(ListDocumentRequests { page: PageRequest { cursor: cursor.get(), limit: None } }));
    view! {
        <div class="stack">
            {back_link(addresses::service(Service::Requests))}
            <PageHeading title=texts::requests::mine() />
            {printed_for()}
            {loaded(requests, move |page| list(&page, cursor))}
            {print_button(Callback::new(|()| browser::print()))}
            {contact_box(Service::Requests.department())}
        </div>
    }
    .into_any()
}

fn list(page: &DocumentRequestPage, cursor: RwSignal<Option<String>>) -> AnyView {
    if page.requests.is_empty() {
        return empty_state(texts::requests::none());
    }
    view! {
        {paragraph(texts::requests::mine_lead())}
        <ul class="bare stack">{page.requests.iter().map(item).collect_view()}</ul>
        {page_turns(cursor, page.next_cursor.clone())}
    }
    .into_any()
}

fn item(request: &DocumentRequest) -> AnyView {
    let (words, color) = state(request.state, request.issued.is_some());
    let comment = request.comment.clone().map(|comment| {
        view! {
            <dt>{texts::requests::comment()}</dt>
            <dd class="lines-kept">{comment}</dd>
        }
    });
    let document = request.issued.as_ref().map(|issued| {
        view! {
            {paragraph(texts::requests::issued_code(&issued.number, &issued.code))}
            {issued_link(&request.number, &issued.number)}
        }
    });
    view! {
        <li class="ds-card stack">
            <h2 class="ds-heading" data-size="2xs">
                {request.title.clone()}
            </h2>
            <p class="cluster">{tag(words, color)} <span>{texts::form::number(&request.number)}</span></p>
            <dl class="facts">
                {fact(texts::requests::beneficiary_of(), request.beneficiary_name.clone())} {comment}
                {fact(texts::requests::handled_by(), department(request.department))} {dates(request)}
            </dl>
            {document}
        </li>
    }
    .into_any()
}

/// When what happened, and what was answered.
fn dates(request: &DocumentRequest) -> AnyView {
    let handled = request.being_handled_at.map(|at| fact(texts::requests::handled_since(), format::moment(at)));
    let (refused, sent) = (texts::requests::refused_at, texts::requests::sent_at);
    let is_refused = request.state == contract::requests::RequestState::Refused;
    let answered = request.answered_at.map(|at| fact(if is_refused { refused() } else { sent() }, format::moment(at)));
    let answer = request.answer.clone();
    let answer = answer
        .map(|answer| fact(if is_refused { texts::requests::reason() } else { texts::household::answer() }, answer));
    let not_issued = request.not_issued_because.filter(|_| request.issued.is_none());
    let not_issued = not_issued.map(|reason| fact(texts::requests::not_issued(), why_not(reason)));
    view! {
        {fact(texts::requests::requested_at(), format::moment(request.requested_at))}
        {not_issued}
        {handled}
        {answered}
        {answer}
    }
    .into_any()
}
