//! The identification screen (AUTH-01 to AUTH-04).

use std::sync::Arc;

use client::ClientError;
use contract::{identity::Session, population::Population, problem::ProblemKind, service::Service};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::{
    demonstration::DemonstrationPeople,
    sign_in_fields::{SignInFields, form_error},
    sign_in_form::{Mistake, Typed, check},
};
use crate::{
    core::{
        addresses, browser, labels,
        portal::{Portal, SessionState, SignInDraft, use_portal},
        problems, texts,
    },
    ui::{ErrorSummary, FormError, PageHeading, mark_title_as_error, paragraph, when, words},
};

/// What is known of the form's outcome.
#[derive(Clone, Copy)]
struct Attempt {
    portal: Portal,
    population: Population,
    mistakes: RwSignal<Vec<Mistake>>,
    refusal: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl Attempt {
    /// Everything that is wrong, for the summary.
    fn errors(self) -> Vec<FormError> {
        let refusal = self.refusal.get().map(|message| FormError { field: None, message });
        self.mistakes.get().into_iter().map(form_error).chain(refusal).collect()
    }

    /// Checks what was typed and asks the server; `enter` is called with the session.
    fn submit(self, enter: impl FnOnce(Arc<Session>) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        let draft = self.portal.draft.get_untracked();
        let typed = Typed {
            matricule: &draft.matricule,
            birth_date: [&draft.day, &draft.month, &draft.year],
            password: &draft.password,
        };
        self.refusal.set(None);
        match check(self.population, typed, browser::today()) {
            Err(mistakes) => self.show(mistakes, None),
            Ok(request) => {
                self.mistakes.set(Vec::new());
                self.busy.set(true);
                spawn_local(async move {
                    let answer = self.portal.send(&request).await;
                    self.busy.set(false);
                    match answer {
                        Ok(session) => enter(Arc::new(session)),
                        Err(error) => self.refused(&error),
                    }
                });
            }
        }
    }

    fn refused(self, error: &ClientError) {
        // The answer never says which of the entries was wrong (AUTH-04); only the password is typed again.
        if error.kind() == Some(ProblemKind::SignInRefused) {
            self.portal.draft.update(|draft| draft.password.clear());
        }
        self.show(Vec::new(), Some(problems::message(error)));
    }

    fn show(self, mistakes: Vec<Mistake>, refusal: Option<String>) {
        self.mistakes.set(mistakes);
        self.refusal.set(refusal);
        mark_title_as_error(true);
    }
}

/// Identification under a population, for the service in the query.
#[component]
pub fn SignInPage(
    /// The population.
    population: Population,
) -> impl IntoView {
    let portal = use_portal();
    let query = use_location().query.get_untracked();
    let service = query.get_str("service").and_then(addresses::service_from_slug).unwrap_or(Service::MedicalCare);
    let destination = query
        .get_str("retour")
        .and_then(addresses::safe_return)
        .map_or_else(|| addresses::service(service), ToOwned::to_owned);
    let attempt = Attempt {
        portal,
        population,
        mistakes: RwSignal::new(Vec::new()),
        refusal: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let navigate = use_navigate();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (navigate, destination) = (navigate.clone(), destination.clone());
        attempt.submit(move |session| {
            portal.draft.set(SignInDraft::default());
            portal.session.set(SessionState::SignedIn(session));
            navigate(&destination, NavigateOptions { replace: true, ..NavigateOptions::default() });
        });
    };
    on_cleanup(move || {
        portal.draft.update(|draft| {
            if draft.chosen.is_none() {
                draft.password.clear();
            }
        });
    });
    view! {
        <div class="stack">
            <a class="ds-link" href=addresses::welcome(population)>
                {texts::sign_in::back()}
            </a>
            <PageHeading title=texts::sign_in::title() />
            <p class="ds-paragraph" data-size="lg">
                {texts::sign_in::for_service(&labels::service(service), &labels::population(population))}
            </p>
            {paragraph(texts::sign_in::lead())}
            <ErrorSummary title=texts::sign_in::errors() errors=Signal::derive(move || attempt.errors()) />
            <div class="row g-4">
                <form class="col-lg-7 stack" novalidate=true on:submit=submit>
                    <SignInFields population=population mistakes=attempt.mistakes />
                    <button
                        type="submit"
                        class="ds-button"
                        aria-busy=when("true", move || attempt.busy.get())
                    >
                        {words(move || {
                            if attempt.busy.get() { texts::sign_in::submitting() } else { texts::sign_in::submit() }
                        })}
                    </button>
                    <p class="ds-paragraph">
                        <a class="ds-link" href=addresses::HELP>
                            {texts::sign_in::secured()}
                        </a>
                    </p>
                    <p class="ds-paragraph">
                        <a class="ds-link" href=addresses::RECEPTION>
                            {texts::sign_in::no_password()}
                        </a>
                    </p>
                </form>
                <DemonstrationPeople population=population service=service />
            </div>
        </div>
    }
}
