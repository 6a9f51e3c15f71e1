//! A form on the screen: what is wrong with it, whether it is on its way, and sending it once.

use client::{ClientError, Conditions, Tagged, transport::Incoming};
use contract::{
    endpoint::Endpoint,
    problem::{FieldError, ProblemKind},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    dynamic::{when, words},
    error_summary::{FormError, error_summary},
    field::Field,
    heading::mark_title_as_error,
};
use crate::core::{
    browser,
    portal::{Portal, Question, use_portal},
    problems,
    send_key::{SendKey, is_open},
    texts,
};

/// Our words for a value that the server does not accept, and the field where they belong; nothing for values that no
/// field of the form stands for.
pub type Explain = fn(&FieldError) -> Option<FormError>;

/// Reads a success and does what follows it.
type Done = Box<dyn FnOnce(&Incoming) -> Result<(), ClientError>>;

/// What a refusal means.
type Refused = Box<dyn FnOnce(&ClientError) -> Vec<FormError>>;

/// State of a form.
#[derive(Clone, Copy)]
pub struct Form {
    portal: Portal,
    errors: RwSignal<Vec<FormError>>,
    busy: RwSignal<bool>,
    key: StoredValue<Option<SendKey>>,
    if_match: StoredValue<Option<String>>,
}

impl Form {
    /// A form that is shown now. Its key is drawn, with which the server does what is sent once.
    #[must_use]
    pub fn new() -> Self {
        Self::with_key(Some(SendKey::new(browser::random_id())))
    }

    /// A form without a key: it changes nothing, or it carries a password or another secret of which the server shall keep
    /// nothing.
    #[must_use]
    pub fn unkeyed() -> Self {
        Self::with_key(None)
    }

    fn with_key(key: Option<SendKey>) -> Self {
        Self {
            portal: use_portal(),
            errors: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            key: StoredValue::new(key),
            if_match: StoredValue::new(None),
        }
    }

    /// Makes sending depend on the state that the form was filled from, by its `ETag`.
    pub fn only_if_unchanged(self, tag: Option<String>) {
        self.if_match.set_value(tag);
    }

    /// What is wrong with the field that has this id.
    #[must_use]
    pub fn error_at(self, id: &str) -> Signal<Option<String>> {
        let id = id.to_owned();
        Signal::derive(move || {
            self.errors.with(|errors| {
                let error = errors.iter().find(|error| error.field.as_deref() == Some(id.as_str()));
                error.map(|error| error.message.clone())
            })
        })
    }

    /// A field of the form.
    #[must_use]
    pub fn field(self, id: &str, label: String, hint: String, value: RwSignal<String>) -> Field {
        Field { id: id.to_owned(), label, hint, value, error: self.error_at(id) }
    }

    /// Shows what is wrong, above the form and at the fields, and says so in the window's title. Nothing wrong: takes it
    /// all away.
    pub fn show(self, errors: Vec<FormError>) {
        mark_title_as_error(!errors.is_empty());
        self.errors.set(errors);
    }

    /// Sends a request, once however often it is asked. `done` gets the answer; a refusal is shown, its values in the
    /// words of `explain`. An answer that comes after the form was left is dropped.
    pub fn send<E, D>(self, request: E, explain: Explain, done: D)
    where
        E: Endpoint + 'static,
        D: FnOnce(E::Answer) + 'static,
    {
        self.send_or(request, move |error| explained(error, explain), done);
    }

    /// As [`send`](Self::send); `refused` says what a refusal means, and shows it elsewhere if it returns nothing.
    pub fn send_or<E, R, D>(self, request: E, refused: R, done: D)
    where
        E: Endpoint + 'static,
        R: FnOnce(&ClientError) -> Vec<FormError> + 'static,
        D: FnOnce(E::Answer) + 'static,
    {
        let done = |success: &Incoming| client::read(success).map(done);
        self.exchange(&request, Box::new(refused), Box::new(done));
    }

    /// As [`send_or`](Self::send_or), for what answers with the tag of its new state: the next change depends on it.
    pub fn send_tagged<E, R, D>(self, request: E, refused: R, done: D)
    where
        E: Endpoint + 'static,
        R: FnOnce(&ClientError) -> Vec<FormError> + 'static,
        D: FnOnce(Tagged<E::Answer>) + 'static,
    {
        let read = |success: &Incoming| Ok(Tagged { value: client::read(success)?, tag: success.tag.clone() });
        self.exchange(&request, Box::new(refused), Box::new(move |success| read(success).map(done)));
    }

    fn exchange<E: Endpoint>(self, request: &E, refused: Refused, done: Done) {
        if self.busy.get_untracked() {
            return;
        }
        let body = request.body().ok().flatten().unwrap_or_default();
        let conditions = self.conditions(&body);
        self.wait(Question::of(request, &conditions), done, refused);
    }

    fn conditions(self, body: &str) -> Conditions {
        let mut key = None;
        self.key.update_value(|known| key = known.as_mut().map(|known| known.for_body(body, browser::random_id)));
        Conditions { idempotency_key: key, if_match: self.if_match.get_value() }
    }

    fn wait(self, question: Result<Question, ClientError>, done: Done, refused: Refused) {
        self.show(Vec::new());
        self.busy.set(true);
        spawn_local(async move {
            let answer = self.portal.exchange(question).await;
            // Nothing is left to set when the form is no longer there.
            if self.busy.try_set(false).is_some() {
                return;
            }
            if let Err(error) = answer.and_then(|success| done(&success)) {
                self.key.update_value(|key| {
                    if let Some(key) = key {
                        key.refused(error.kind(), browser::random_id);
                    }
                });
                self.show(refused(&error));
            }
        });
    }

    /// Everything that is wrong, in a list that takes the focus.
    pub fn summary(self) -> AnyView {
        error_summary(self.errors).into_any()
    }

    /// The form itself: what is wrong, the fields, and the button that sends it and is named after what it does.
    pub fn view(self, fields: AnyView, action: String, on_submit: impl Fn() + 'static) -> AnyView {
        view! {
            <form
                class="stack"
                novalidate=true
                on:submit=move |event: web_sys::SubmitEvent| {
                    event.prevent_default();
                    on_submit();
                }
            >
                {self.summary()}
                {fields}
                {self.button(action)}
            </form>
        }
        .into_any()
    }

    /// The button that sends the form. While it is on its way the button says so, and pressing it again does nothing.
    pub fn button(self, action: String) -> AnyView {
        view! {
            <button type="submit" class="ds-button d-print-none" aria-busy=when("true", move || self.busy.get())>
                {words(move || if self.busy.get() { texts::form::sending() } else { action.clone() })}
            </button>
        }
        .into_any()
    }
}

/// A refusal, in words: value by value where the server names values, otherwise as a whole.
#[must_use]
pub fn explained(error: &ClientError, explain: Explain) -> Vec<FormError> {
    let values = match error {
        ClientError::Problem(problem) if error.kind() == Some(ProblemKind::InvalidValues) => problem.errors.as_slice(),
        _ => &[],
    };
    let mut found: Vec<FormError> = values.iter().filter_map(explain).collect();
    if found.is_empty() {
        found.push(FormError::general(refusal(error)));
    }
    found
}

/// What a refusal means, and, where nobody knows whether the request was carried out, that it may be sent again.
fn refusal(error: &ClientError) -> String {
    let message = problems::message(error);
    if is_open(error.kind()) { format!("{message} {}", texts::form::kept()) } else { message }
}
