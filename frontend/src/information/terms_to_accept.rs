//! General terms that must be opened before they can be accepted (PROF-08, DECL-02).

use contract::terms::{ReadTerms, TermsDocument};
use leptos::prelude::*;

use super::prose;
use crate::{
    core::{load::load, texts},
    ui::{Form, FormError, checkbox, dynamic, loaded, paragraph},
};

const OPEN: &str = "terms-open";
const ACCEPTED: &str = "terms-accepted";

/// General terms to be opened, then accepted. Copied freely: it only names signals.
#[derive(Clone, Copy)]
pub struct TermsToAccept {
    /// Which.
    pub document: TermsDocument,
    /// They were opened.
    pub opened: RwSignal<bool>,
    /// They are accepted.
    pub accepted: RwSignal<bool>,
}

impl TermsToAccept {
    /// What is missing before the form can go on, if anything.
    pub fn mistake(self) -> Option<FormError> {
        match () {
            () if !self.opened.get_untracked() => Some(FormError::at(OPEN, texts::terms::not_opened())),
            () if !self.accepted.get_untracked() => Some(FormError::at(ACCEPTED, texts::terms::not_accepted())),
            () => None,
        }
    }

    /// The button that opens them; then the text, and the box to tick.
    pub fn fields(self, form: Form) -> AnyView {
        let Self { document, opened, accepted } = self;
        let terms = load(move || opened.get().then_some(ReadTerms { document, version: None }));
        let accept = move || {
            let error = form.error_at(ACCEPTED);
            view! {
                <div class="ds-card scroll-box" tabindex="0" role="region" aria-label=texts::mail_options::terms()>
                    {loaded(terms, |terms| prose(terms.html.clone()))}
                </div>
                {checkbox(ACCEPTED.to_owned(), texts::terms::accept(), String::new(), accepted, error)}
            }
            .into_any()
        };
        dynamic(move || if opened.get() { accept() } else { open(opened) }).into_any()
    }
}

fn open(opened: RwSignal<bool>) -> AnyView {
    view! {
        {paragraph(texts::terms::lead())}
        <button type="button" class="ds-button" id=OPEN data-variant="secondary" on:click=move |_| opened.set(true)>
            {texts::terms::open()}
        </button>
    }
    .into_any()
}
