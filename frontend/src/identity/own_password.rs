//! The password of who is signed in: the first one after a code (AUTH-10), or another one (AUTH-11).

use std::sync::Arc;

use contract::{
    identity::{ChoosePassword, Session},
    institution::DepartmentKey,
    problem::FieldError,
    service::Service,
};
use leptos::prelude::*;

use super::{
    password_choice::{self, PasswordChoice},
    secured::Secured,
};
use crate::{
    core::{
        addresses,
        location::{Way, use_location},
        portal::use_portal,
        query, texts,
    },
    ui::{
        Confirmation, Form, FormError, NavLink, NavList, PageHeading, back_link, confirmation, contact_box, dynamic,
        notice, paragraph, password_field,
    },
};

const CURRENT_PASSWORD: &str = "current-password";

/// After a sign-in with the code of a letter: a password first, then the page that was asked for. Wherever the person
/// wanted to go, this stands on « Mon profil ».
pub fn first_password(session: Arc<Session>) -> AnyView {
    let portal = use_portal();
    let location = use_location();
    let here = location.path.get_untracked();
    let profile = addresses::service(Service::Profile);
    if here != profile {
        let address = addresses::first_password(&query::here());
        request_animation_frame(move || location.go(&address, Way::Instead));
        return ().into_any();
    }
    let wanted = untrack(|| location.value("retour")).filter(|address| addresses::safe_return(address).is_some());
    let form = Form::unkeyed();
    let choice = PasswordChoice::new(None);
    let submit = move || {
        let destination = wanted.clone().unwrap_or_else(|| profile.clone());
        send(form, choice, None, move |session| {
            portal.enter(session);
            location.go(&destination, Way::Instead);
        });
    };
    view! {
        <div class="stack">
            <PageHeading title=texts::profile::title() />
            {notice("info", texts::password::first_lead(&session.first_name))}
            {form.view(fields(&session, None, choice, form), texts::password::save(), submit)}
            {contact_box(DepartmentKey::TechnicalSupport)}
        </div>
    }
    .into_any()
}

/// « Modifier mon mot de passe ».
#[component]
pub fn ChangePasswordPage() -> impl IntoView {
    view! { <Secured service=Service::Profile page=change /> }
}

fn change(session: Arc<Session>) -> AnyView {
    let is_done = RwSignal::new(false);
    dynamic(move || if is_done.get() { changed() } else { change_form(&session, is_done) }).into_any()
}

fn change_form(session: &Session, is_done: RwSignal<bool>) -> AnyView {
    let form = Form::unkeyed();
    let choice = PasswordChoice::new(None);
    let current = RwSignal::new(String::new());
    // The session goes on, with a cookie of its own: the page need not learn anything anew.
    let submit = move || send(form, choice, Some(current), move |_| is_done.set(true));
    view! {
        <div class="stack">
            {back_link(addresses::service(Service::Profile))}
            <PageHeading title=texts::password::change_title() />
            {paragraph(texts::password::change_lead())}
            {form.view(fields(session, Some(current), choice, form), texts::password::save(), submit)}
            {contact_box(Service::Profile.department())}
        </div>
    }
    .into_any()
}

fn changed() -> AnyView {
    let next = view! {
        {paragraph(texts::password::other_sessions_ended())}
        {paragraph(texts::password::told_owner())}
    };
    let links = vec![NavLink::new(addresses::service(Service::Profile), texts::profile::title())];
    let ways_on = view! { <NavList links=links class="ds-list" /> };
    let title = texts::password::done_title();
    let contact = Service::Profile.department();
    confirmation(Confirmation { title, number: None, next: next.into_any(), contact }, ways_on.into_any())
}

/// The password in use, where one is, and the new one. The matricule stands there for password managers only, which keep
/// both together.
fn fields(session: &Session, current: Option<RwSignal<String>>, choice: PasswordChoice, form: Form) -> AnyView {
    let current = current.map(|current| {
        let (label, hint) = (texts::password::current(), String::new());
        password_field(form.field(CURRENT_PASSWORD, label, hint, current), "current-password")
    });
    view! {
        <input type="text" autocomplete="username" value=session.matricule.clone() hidden=true readonly=true />
        {current}
        {choice.view(form)}
    }
    .into_any()
}

/// Checks what was typed and asks the server; `done` gets the session that goes on.
fn send(form: Form, choice: PasswordChoice, current: Option<RwSignal<String>>, done: impl FnOnce(Session) + 'static) {
    let current = current.map(|current| current.get_untracked());
    let missing = current.as_deref().is_some_and(str::is_empty);
    let missing = missing.then(|| FormError::at(CURRENT_PASSWORD, texts::password::current_missing()));
    let mistakes: Vec<FormError> = missing.into_iter().chain(choice.mistake()).collect();
    if mistakes.is_empty() {
        let request = ChoosePassword { current_password: current, new_password: choice.typed.get_untracked() };
        form.send(request, explain, done);
    } else {
        form.show(mistakes);
    }
}

fn explain(error: &FieldError) -> Option<FormError> {
    if error.field == "current_password" {
        return Some(FormError::at(CURRENT_PASSWORD, texts::password::current_wrong()));
    }
    password_choice::explain(error)
}
