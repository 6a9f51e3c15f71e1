//! The page of a mailed link, where a new password is chosen (AUTH-05).

use std::sync::Arc;

use client::ClientError;
use contract::{
    identity::{PasswordLink, ReadPasswordLink, ResetPassword},
    institution::DepartmentKey,
    problem::ProblemKind,
    service::Service,
};
use leptos::prelude::*;

use super::{
    demonstration::demonstration_post,
    password_choice::{PasswordChoice, explain},
};
use crate::{
    core::{
        addresses, format, link_secret,
        load::{Loading, load},
        texts,
    },
    home::PopulationCards,
    ui::{
        Confirmation, Failure, Form, PageHeading, confirmation, contact_box, dynamic, explained, heading,
        loading_state, notice, paragraph,
    },
};

/// What the person sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The link is being looked at, or a password chosen.
    Choosing,
    /// The new password is set.
    Done,
    /// The link was used or replaced while the page was open.
    TooLate,
}

/// Reads the secret of the link from the address, takes it away from there, and asks for the new password.
#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let token = link_secret::of_page(addresses::NEW_PASSWORD);
    dynamic(move || token.get().map_or_else(unusable, by_link))
}

fn by_link(token: String) -> AnyView {
    let stage = RwSignal::new(Stage::Choosing);
    let asked = token.clone();
    let link = load(move || Some(ReadPasswordLink { token: asked.clone() }));
    dynamic(move || match stage.get() {
        Stage::Choosing => choosing(link, token.clone(), stage),
        Stage::Done => done(),
        Stage::TooLate => unusable(),
    })
    .into_any()
}

fn choosing(link: Loading<PasswordLink>, token: String, stage: RwSignal<Stage>) -> AnyView {
    dynamic(move || match link.outcome() {
        None => loading_state(),
        Some(Ok(link)) => choice(&link, token.clone(), stage),
        Some(Err(error)) if is_unusable(&error) => unusable(),
        Some(Err(error)) => view! {
            <div class="stack">
                <PageHeading title=texts::password::link_title() />
                <Failure error=error on_retry=move |()| link.retry() />
            </div>
        }
        .into_any(),
    })
    .into_any()
}

/// Whether the link is to blame. One that was not copied whole may be longer or shorter than any link of ours.
fn is_unusable(error: &ClientError) -> bool {
    matches!(error.kind(), Some(ProblemKind::LinkUnusable | ProblemKind::InvalidValues))
}

fn choice(link: &Arc<PasswordLink>, token: String, stage: RwSignal<Stage>) -> AnyView {
    let form = Form::unkeyed();
    let choice = PasswordChoice::new(Some(token.clone()));
    let refused = move |error: &ClientError| {
        if error.kind() == Some(ProblemKind::LinkUnusable) {
            stage.set(Stage::TooLate);
            return Vec::new();
        }
        explained(error, explain)
    };
    let submit = move || match choice.mistake() {
        Some(mistake) => form.show(vec![mistake]),
        None => {
            let request = ResetPassword { token: token.clone(), new_password: choice.typed.get_untracked() };
            form.send_or(request, refused, move |()| stage.set(Stage::Done));
        }
    };
    view! {
        <div class="stack">
            <PageHeading title=texts::password::link_title() />
            {paragraph(texts::password::link_lead(&link.first_name, &format::moment(link.expires_at)))}
            {form.view(choice.view(form), texts::password::save(), submit)}
            {contact_box(DepartmentKey::TechnicalSupport)}
        </div>
    }
    .into_any()
}

fn done() -> AnyView {
    link_secret::forget();
    let next = view! {
        {paragraph(texts::password::all_sessions_ended())}
        {paragraph(texts::password::done_sign_in())}
    };
    let ways_on = view! { <PopulationCards href=|population| addresses::sign_in(population, Service::Profile) /> };
    let title = texts::password::done_title();
    let contact = DepartmentKey::TechnicalSupport;
    confirmation(Confirmation { title, number: None, next: next.into_any(), contact }, ways_on.into_any())
}

/// Why the link does not work, and how to start again.
fn unusable() -> AnyView {
    link_secret::forget();
    view! {
        <div class="stack">
            <PageHeading title=texts::password::unusable_title() />
            {notice("warning", texts::problem::link_unusable())}
            {paragraph(texts::password::unusable_copied())}
            {heading(texts::password::unusable_again())}
            {paragraph(texts::password::unusable_choose())}
            <PopulationCards href=addresses::forgotten_password />
            {demonstration_post()}
            {contact_box(DepartmentKey::TechnicalSupport)}
        </div>
    }
    .into_any()
}
