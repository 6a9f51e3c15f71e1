//! The two pages of the service: how things stand, and the form.

use std::sync::Arc;

use client::Tagged;
use contract::{
    resources::{
        DeclarationDraft, DeclarationStep, OpenDeclaration, ReadDeclarationDraft, ReadResourcesDeclaration,
        ResourcesDeclaration, SubmittedDeclaration, Whose,
    },
    service::Service,
};
use leptos::prelude::*;

use super::{
    children_step::children_step,
    conflict::conflict,
    first_steps::{situation_step, terms_step},
    income_step::income_step,
    procedure::{Procedure, Shown},
    state::{receipt_link, state},
    summary_step::summary_step,
};
use crate::{
    core::{
        addresses, browser,
        load::{Loading, load, load_tagged},
        texts,
    },
    identity::Secured,
    ui::{
        Confirmation, NavLink, NavList, PageHeading, bullets, confirmation, contact_box, dynamic, loaded, notice,
        paragraph, print_button, printed_for,
    },
};

/// The secured page that says how things stand.
pub fn declaration_page() -> AnyView {
    let draw = |_| {
        let declaration = load(|| Some(ReadResourcesDeclaration));
        page(loaded(declaration, |declaration| state(&declaration)).into_any())
    };
    view! { <Secured service=Service::ResourcesDeclaration page=draw /> }.into_any()
}

fn page(content: AnyView) -> AnyView {
    view! {
        <div class="stack">
            <PageHeading title=texts::resources::title() />
            {printed_for()}
            {content}
            {print_button(Callback::new(|()| browser::print()))}
            {contact_box(Service::ResourcesDeclaration.department())}
        </div>
    }
    .into_any()
}

/// The secured page of the form; what the first page says, where there is nothing to fill in.
pub fn declaration_form_page() -> AnyView {
    let draw = |_| {
        let declaration = load(|| Some(ReadResourcesDeclaration));
        let is_open = move || matches!(declaration.answer().as_deref(), Some(ResourcesDeclaration::Open(_)));
        let draft = load_tagged(move || is_open().then_some(ReadDeclarationDraft));
        dynamic(move || {
            if is_open() {
                form(declaration, draft)
            } else {
                page(loaded(declaration, |declaration| state(&declaration)).into_any())
            }
        })
        .into_any()
    };
    view! { <Secured service=Service::ResourcesDeclaration page=draw /> }.into_any()
}

fn form(declaration: Loading<ResourcesDeclaration>, draft: Loading<Tagged<DeclarationDraft>>) -> AnyView {
    dynamic(move || match (declaration.answer().as_deref(), draft.answer()) {
        (Some(ResourcesDeclaration::Open(open)), Some(saved)) => procedure((**open).clone(), &saved),
        _ => page(loaded(draft, |_| ()).into_any()),
    })
    .into_any()
}

fn procedure(open: OpenDeclaration, saved: &Arc<Tagged<DeclarationDraft>>) -> AnyView {
    let procedure = Procedure::new(open, saved);
    dynamic(move || match procedure.shown.get() {
        Shown::Screens => screens(procedure),
        Shown::Newer(newer) => conflict(procedure, &newer),
        Shown::Sent(sent) => was_sent(&sent),
        Shown::GivenUp => given_up(),
    })
    .into_any()
}

fn screens(procedure: Procedure) -> AnyView {
    procedure.steps.view(move |number| match procedure.screens().get(number - 1) {
        Some(DeclarationStep::Terms) => terms_step(procedure),
        Some(DeclarationStep::SpecialSituation) => situation_step(procedure),
        Some(DeclarationStep::HolderIncome) => income_step(procedure, Whose::Holder),
        Some(DeclarationStep::SpouseIncome) => income_step(procedure, Whose::Spouse),
        Some(DeclarationStep::Children) => children_step(procedure),
        Some(DeclarationStep::Summary) | None => summary_step(procedure),
    })
}

/// The declaration is received.
fn was_sent(sent: &SubmittedDeclaration) -> AnyView {
    let next = view! {
        {receipt_link()}
        {bullets(vec![
            texts::resources::next_changed(),
            texts::resources::next_told(),
            texts::resources::lead_paper(),
        ])}
    };
    let links = vec![NavLink::new(addresses::service(Service::ResourcesDeclaration), texts::resources::title())];
    let ways_on = view! { <NavList links=links class="ds-list" /> };
    let confirmed = Confirmation {
        title: texts::resources::sent_title(),
        number: Some(sent.number.clone()),
        next: next.into_any(),
        contact: Service::ResourcesDeclaration.department(),
    };
    confirmation(confirmed, ways_on.into_any())
}

/// The draft is dropped; nothing is taken into account.
fn given_up() -> AnyView {
    let links = vec![NavLink::new(addresses::service(Service::ResourcesDeclaration), texts::resources::title())];
    view! {
        <div class="stack">
            <PageHeading title=texts::resources::given_up_title() />
            {notice("info", texts::resources::given_up())}
            {paragraph(texts::resources::given_up_more())}
            <NavList links=links class="ds-list" />
            {contact_box(Service::ResourcesDeclaration.department())}
        </div>
    }
    .into_any()
}
