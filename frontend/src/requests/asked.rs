//! The document is asked for: its number, what happens next, and the way to another request (REQ-03, REQ-05).

use contract::{
    requests::{DocumentRequest, IssuedAttestation, MissingData},
    service::Service,
};
use leptos::prelude::*;

use super::parts::{department, issued_link};
use crate::{
    core::{addresses, texts},
    ui::{Confirmation, NavLink, NavList, bullets, confirmation, notice, paragraph},
};

/// The last page of a request.
pub fn asked(request: &DocumentRequest) -> AnyView {
    let next = match &request.issued {
        Some(issued) => issued_now(request, issued),
        None => handled_later(request),
    };
    let about = texts::requests::about(&request.title, &request.beneficiary_name);
    let next = (paragraph(about), next);
    let links = vec![
        NavLink::new(addresses::service(Service::Requests), texts::requests::another()),
        NavLink::new(addresses::MY_REQUESTS.to_owned(), texts::requests::mine()),
    ];
    let ways_on = view! { <NavList links=links class="ds-list" /> };
    let title =
        if request.issued.is_some() { texts::requests::issued_title() } else { texts::requests::received_title() };
    let confirmed = Confirmation {
        title,
        number: Some(request.number.clone()),
        next: next.into_any(),
        contact: request.department,
    };
    confirmation(confirmed, ways_on.into_any())
}

fn issued_now(request: &DocumentRequest, issued: &IssuedAttestation) -> AnyView {
    view! {
        {issued_link(&request.number, &issued.number)}
        {bullets(vec![texts::requests::issued_kept(), texts::requests::issued_code(&issued.number, &issued.code)])}
    }
    .into_any()
}

fn handled_later(request: &DocumentRequest) -> AnyView {
    let reason = request.not_issued_because.map(|reason| notice("info", why_not(reason)));
    let next = vec![
        texts::requests::next_handled(&department(request.department)),
        texts::requests::next_post(),
        texts::requests::next_told(),
    ];
    view! {
        {reason}
        {bullets(next)}
    }
    .into_any()
}

/// Why a document that can be issued at once was not.
pub fn why_not(reason: MissingData) -> String {
    match reason {
        MissingData::FileIncomplete => texts::requests::not_issued_incomplete(),
        MissingData::NoRight => texts::requests::not_issued_no_right(),
        MissingData::NoPayment => texts::requests::not_issued_no_payment(),
    }
}
