//! « Modifier » the e-mail address (PROF-02, PROF-04).

use std::sync::Arc;

use contract::{
    problem::FieldError,
    profile::{ChangeEmailAddress, PendingEmail, Profile, SubscriptionProfile},
    service::Service,
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    chosen::{about_subscription, name},
    email_errors,
};
use crate::{
    core::{addresses, format, portal::use_portal, texts},
    identity::demonstration_post,
    ui::{
        Confirmation, Form, FormError, NavLink, NavList, PageHeading, Writing, back_link, confirmation, contact_box,
        dynamic, notice, paragraph, password_field, text_field,
    },
};

const EMAIL: &str = "email";
const PASSWORD: &str = "password";

/// The page that asks for a new address.
pub fn email_page(asked: Option<Uuid>) -> AnyView {
    about_subscription(asked, page)
}

fn page(_: Arc<Profile>, subscription: SubscriptionProfile) -> AnyView {
    let asked = RwSignal::new(None::<PendingEmail>);
    dynamic(move || match asked.get() {
        Some(pending) => on_its_way(&subscription, &pending),
        None => form(&subscription, asked),
    })
    .into_any()
}

fn form(subscription: &SubscriptionProfile, asked: RwSignal<Option<PendingEmail>>) -> AnyView {
    let id = subscription.id;
    let draft = use_portal().drafts.of("email", Some(id));
    let (email, password) = (draft.text(EMAIL), RwSignal::new(String::new()));
    let form = Form::unkeyed();
    let submit = move || {
        let (email, password) = (email.get_untracked().trim().to_owned(), password.get_untracked());
        let mut mistakes = Vec::new();
        if email.is_empty() {
            mistakes.push(FormError::at(EMAIL, texts::email::missing()));
        }
        if password.is_empty() {
            mistakes.push(FormError::at(PASSWORD, texts::email::password_missing()));
        }
        if mistakes.is_empty() {
            let request = ChangeEmailAddress { subscription: id, email, password };
            form.send(request, explain, move |pending| {
                draft.forget();
                asked.set(Some(pending));
            });
        } else {
            form.show(mistakes);
        }
    };
    let now = subscription.email.as_ref().map(|email| paragraph(texts::email::now(email)));
    let pending = subscription.pending_email.as_ref().map(|pending| {
        notice("info", texts::profile::email_pending(&pending.email, &format::moment(pending.expires_at)))
    });
    let label = texts::email::new();
    let fields = view! {
        {text_field(form.field(EMAIL, label, texts::email::hint(), email), Writing::Email, "email")}
        {password_field(
            form.field(PASSWORD, texts::email::password(), texts::email::password_hint(), password),
            "current-password",
        )}
    };
    view! {
        <div class="stack">
            {back_link(addresses::about(&addresses::service(Service::Profile), id))}
            <PageHeading title=texts::email::title() />
            {paragraph(texts::email::lead(&name(subscription)))}
            {now}
            {pending}
            {form.view(fields.into_any(), texts::email::submit(), submit)}
            {contact_box(Service::Profile.department())}
        </div>
    }
    .into_any()
}

fn explain(error: &FieldError) -> Option<FormError> {
    match error.field.as_str() {
        EMAIL => Some(FormError::at(EMAIL, email_errors::message(error))),
        PASSWORD => Some(FormError::at(PASSWORD, texts::email::password_wrong())),
        _ => None,
    }
}

/// The message is on its way, and what to do with it.
fn on_its_way(subscription: &SubscriptionProfile, pending: &PendingEmail) -> AnyView {
    let back = addresses::about(&addresses::service(Service::Profile), subscription.id);
    let next = view! {
        {paragraph(texts::email::sent_next(&pending.email, &format::moment(pending.expires_at)))}
        {paragraph(texts::email::sent_lost())}
        {demonstration_post()}
    };
    let links = vec![NavLink::new(back, texts::profile::title())];
    let ways_on = view! { <NavList links=links class="ds-list" /> };
    let (title, contact) = (texts::email::sent_title(), Service::Profile.department());
    confirmation(Confirmation { title, number: None, next: next.into_any(), contact }, ways_on.into_any())
}
