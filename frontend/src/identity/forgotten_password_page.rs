//! « Mot de passe oublié » (AUTH-05, AUTH-06).

use contract::{identity::RequestTaken, institution::DepartmentKey, population::Population};
use leptos::prelude::*;

use super::{
    claim_fields::{claim_fields, explain, form_errors, with_claim},
    demonstration::demonstration_post,
    typed::password_request,
};
use crate::{
    core::{addresses, browser, labels, portal::use_portal, query, texts},
    ui::{
        Confirmation, Form, NavLink, NavList, PageHeading, back_link, bullets, confirmation, contact_box, dynamic,
        paragraph,
    },
};

/// Asks whose password is forgotten, and says what happens next: the same in every case.
#[component]
pub fn ForgottenPasswordPage(
    /// Population of the subscription.
    population: Population,
) -> impl IntoView {
    let taken = RwSignal::new(None::<RequestTaken>);
    dynamic(move || match taken.get() {
        None => request(population, taken),
        Some(answer) => taken_page(population, answer),
    })
}

fn request(population: Population, taken: RwSignal<Option<RequestTaken>>) -> AnyView {
    let credentials = use_portal().credentials;
    let form = Form::new();
    let submit = move || match with_claim(population, credentials, |claim| password_request(claim, browser::today())) {
        Err(mistakes) => form.show(form_errors(mistakes)),
        Ok(request) => form.send(request, explain, move |answer| taken.set(Some(answer))),
    };
    view! {
        <div class="stack">
            {back_link(addresses::back_to_sign_in(population, &query::of_here()))}
            <PageHeading title=texts::forgotten::title() />
            <p class="ds-paragraph" data-size="lg">
                {texts::forgotten::lead(&labels::population(population))}
            </p>
            {paragraph(texts::forgotten::once_a_day())}
            <div class="row g-4">
                <div class="col-lg-7 stack">
                    {form.view(claim_fields(population, form), texts::forgotten::send(), submit)} {demonstration_post()}
                </div>
            </div>
            {contact_box(DepartmentKey::Registration)}
        </div>
    }
    .into_any()
}

fn taken_page(population: Population, taken: RequestTaken) -> AnyView {
    let ways = vec![
        texts::forgotten::next_mail(i64::from(taken.link_hours)),
        texts::forgotten::next_letter(i64::from(taken.code_days)),
    ];
    let next = view! {
        {paragraph(texts::forgotten::next())}
        {bullets(ways)}
        {paragraph(texts::forgotten::next_once())}
        {paragraph(texts::forgotten::next_nothing())}
    };
    let ways_on = vec![
        NavLink::new(addresses::back_to_sign_in(population, &query::of_here()), texts::forgotten::sign_in()),
        NavLink::new(addresses::RECEPTION.to_owned(), texts::bottom::reception()),
    ];
    let ways_on = view! {
        {demonstration_post()}
        <NavList links=ways_on class="ds-list" />
    };
    let title = texts::forgotten::taken_title();
    confirmation(
        Confirmation { title, number: None, next: next.into_any(), contact: DepartmentKey::Registration },
        ways_on.into_any(),
    )
}
