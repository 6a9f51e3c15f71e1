//! « Vous souhaitez vous abonner » (AUTH-07, AUTH-08).

use client::ClientError;
use contract::{identity::RequestTaken, institution::DepartmentKey, population::Population, problem::ProblemKind};
use leptos::prelude::*;

use super::{
    claim_fields::{claim_fields, explain, form_errors, name_fields, with_claim},
    demonstration::{demonstration_newcomers, demonstration_post},
    typed::subscription_request,
};
use crate::{
    core::{
        addresses, browser, labels,
        portal::{Portal, use_portal},
        query, texts,
    },
    ui::{
        Confirmation, Form, NavLink, NavList, PageHeading, back_link, confirmation, contact_box, dynamic, explained,
        notice, paragraph,
    },
};

/// What became of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Taken; more is never told.
    Taken(RequestTaken),
    /// The person is subscribed.
    Already,
}

/// Asks who wants to subscribe, and says what happens next.
#[component]
pub fn SubscribePage(
    /// Population under which the person subscribes.
    population: Population,
) -> impl IntoView {
    let outcome = RwSignal::new(None::<Outcome>);
    dynamic(move || match outcome.get() {
        None => request(population, outcome),
        Some(Outcome::Taken(taken)) => taken_page(population, taken),
        Some(Outcome::Already) => already_subscribed(population, outcome),
    })
}

fn request(population: Population, outcome: RwSignal<Option<Outcome>>) -> AnyView {
    let portal = use_portal();
    let draft = portal.drafts.of("subscription", None);
    let (last_name, first_name) = (draft.text("last-name"), draft.text("first-name"));
    let form = Form::new();
    let submit = move || send(form, portal, population, [last_name, first_name], outcome);
    let fields = view! {
        {claim_fields(population, form)}
        {name_fields(form, last_name, first_name)}
    };
    view! {
        <div class="stack">
            {back_link(addresses::back_to_sign_in(population, &query::of_here()))}
            <PageHeading title=texts::subscribe::title() />
            <p class="ds-paragraph" data-size="lg">
                {texts::subscribe::lead(&labels::population(population))}
            </p>
            {paragraph(texts::subscribe::conditions())}
            <div class="row g-4">
                <div class="col-lg-7 stack">
                    {form.view(fields.into_any(), texts::subscribe::send(), submit)} {demonstration_post()}
                </div>
                {demonstration_newcomers(population, [last_name, first_name])}
            </div>
            {contact_box(DepartmentKey::Registration)}
        </div>
    }
    .into_any()
}

fn send(
    form: Form,
    portal: Portal,
    population: Population,
    [last_name, first_name]: [RwSignal<String>; 2],
    outcome: RwSignal<Option<Outcome>>,
) {
    let (last_name, first_name) = (last_name.get_untracked(), first_name.get_untracked());
    let request = with_claim(population, portal.credentials, |claim| {
        subscription_request(claim, &last_name, &first_name, browser::today())
    });
    match request {
        Err(mistakes) => form.show(form_errors(mistakes)),
        Ok(request) => {
            let refused = move |error: &ClientError| {
                if error.kind() == Some(ProblemKind::AlreadySubscribed) {
                    outcome.set(Some(Outcome::Already));
                    return Vec::new();
                }
                explained(error, explain)
            };
            form.send_or(request, refused, move |taken| {
                portal.drafts.of("subscription", None).forget();
                outcome.set(Some(Outcome::Taken(taken)));
            });
        }
    }
}

fn taken_page(population: Population, taken: RequestTaken) -> AnyView {
    let days = i64::from(taken.code_days);
    let next =
        vec![texts::subscribe::next_letter(), texts::subscribe::next_code(days), texts::subscribe::next_nothing()];
    let ways_on = vec![
        NavLink::new(addresses::back_to_sign_in(population, &query::of_here()), texts::subscribe::sign_in()),
        NavLink::new(addresses::RECEPTION.to_owned(), texts::bottom::reception()),
    ];
    let ways_on = view! {
        {demonstration_post()}
        <NavList links=ways_on class="ds-list" />
    };
    let title = texts::subscribe::taken_title();
    confirmation(
        Confirmation { title, number: None, next: next.into_any(), contact: DepartmentKey::Registration },
        ways_on.into_any(),
    )
}

/// Told to nobody whose matricule, birth date and name do not match (AUTH-08).
fn already_subscribed(population: Population, outcome: RwSignal<Option<Outcome>>) -> AnyView {
    let links = vec![
        NavLink::new(addresses::forgotten_password(population) + &query::of_here(), texts::forgotten::title()),
        NavLink::new(addresses::back_to_sign_in(population, &query::of_here()), texts::subscribe::sign_in()),
    ];
    view! {
        <div class="stack">
            <button type="button" class="ds-link" on:click=move |_| outcome.set(None)>
                {texts::form::back()}
            </button>
            <PageHeading title=texts::subscribe::already_title() />
            {notice("info", texts::problem::already_subscribed())}
            <NavList links=links class="ds-list" />
            {contact_box(DepartmentKey::Registration)}
        </div>
    }
    .into_any()
}
