//! The declaration as it stands on the screen: where one is, saving at every step, and giving it up.

use client::{ClientError, Tagged};
use contract::{
    problem::ProblemKind,
    resources::{
        DeclarationDraft, DeclarationStep, OpenDeclaration, ReadDeclarationDraft, ReadResourcesDeclaration,
        ResourcesDeclaration, SaveDeclarationDraft, SubmittedDeclaration,
    },
    service::Service,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    answers::Answers,
    cancel::cancel,
    screens::{number_of, reachable, screen_of, screens},
    wording,
};
use crate::{
    core::{
        addresses, format,
        portal::{Portal, use_portal},
        texts,
    },
    ui::{Form, FormError, Steps, contact_box, dynamic, explained, paragraph},
};

/// The declaration as it stands. Copied freely: it only names what is kept elsewhere.
#[derive(Clone, Copy)]
pub struct Procedure {
    portal: Portal,
    /// What is asked.
    pub open: StoredValue<OpenDeclaration>,
    /// What is typed.
    pub answers: Answers,
    /// The form on the screen, which saves the draft.
    pub form: Form,
    /// Where the person is.
    pub steps: Steps,
    /// When the draft was last saved, in words; empty before.
    pub saved: RwSignal<String>,
    /// Version of the general terms to approve.
    pub terms_version: RwSignal<String>,
    /// What the page shows.
    pub shown: RwSignal<Shown>,
}

/// What the page of the form shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The screens of the form.
    Screens,
    /// A draft that was saved elsewhere meanwhile: the person chooses.
    Newer(Box<Tagged<DeclarationDraft>>),
    /// The declaration was sent.
    Sent(Box<SubmittedDeclaration>),
    /// It was given up.
    GivenUp,
}

impl Procedure {
    /// The procedure for what is asked and what the server has of it.
    pub fn new(open: OpenDeclaration, saved: &Tagged<DeclarationDraft>) -> Self {
        let portal = use_portal();
        let answers = Answers::of(portal.drafts.of("resources-declaration", None));
        let shown = RwSignal::new(Shown::Screens);
        match answers.have_begun() {
            // Something was typed in this window, and something else saved elsewhere since.
            true if answers.tag.get_untracked() != saved.tag.clone().unwrap_or_default() => {
                shown.set(Shown::Newer(Box::new(saved.clone())));
            }
            true => {}
            false => answers.fill(saved),
        }
        let saved = RwSignal::new(saved.value.saved_at.map(format::moment).unwrap_or_default());
        let terms_version = RwSignal::new(open.terms_version.clone());
        let open = StoredValue::new(open);
        let steps = Steps::new(
            move || open.with_value(|open| screens(&open.form, answers.situation.with(|code| !code.is_empty())).len()),
            move || {
                open.with_value(|open| {
                    let approved = terms_version.with(|version| answers.terms.with(|approved| approved == version));
                    let screens = screens(&open.form, answers.situation.with(|code| !code.is_empty()));
                    reachable(&screens, approved, &answers.wrong(&open.form))
                })
            },
        );
        Self { portal, open, answers, form: Form::unkeyed(), steps, saved, terms_version, shown }
    }

    /// The screens of the form.
    pub fn screens(self) -> Vec<DeclarationStep> {
        let has_situation = self.answers.situation.with_untracked(|code| !code.is_empty());
        self.open.with_value(|open| screens(&open.form, has_situation))
    }

    /// Number of a screen.
    pub fn number(self, step: DeclarationStep) -> usize {
        number_of(&self.screens(), step)
    }

    /// What the rules of the form find on one screen.
    pub fn faults_on(self, step: DeclarationStep) -> Vec<FormError> {
        self.open.with_value(|open| {
            let faults = untrack(|| self.answers.faults(&open.form));
            let here = faults.iter().filter(|fault| screen_of(fault.place) == step);
            here.map(|fault| wording::fault(fault, &open.form)).collect()
        })
    }

    /// The year whose income is declared.
    pub fn year(self) -> String {
        self.open.with_value(|open| open.campaign.reference_year.to_string())
    }

    /// A screen: the way back and its title, what it asks, and how to give up.
    pub fn page(self, title: String, content: AnyView) -> AnyView {
        let saved = dynamic(move || {
            let moment = self.saved.get();
            (!moment.is_empty()).then(|| paragraph(texts::resources::saved(&moment))).into_any()
        });
        view! {
            <div class="stack">
                {self.steps.top(title, &addresses::service(Service::ResourcesDeclaration))}
                {content}
                {saved}
                {cancel(self)}
                {contact_box(Service::ResourcesDeclaration.department())}
            </div>
        }
        .into_any()
    }

    /// Saves the draft, then goes on. Nothing that is typed is lost when it cannot be saved.
    pub fn save(self) {
        let screens = self.screens();
        let next = self.steps.following();
        let step = screens.get(next - 1).copied().unwrap_or(DeclarationStep::Summary);
        self.save_at(step, move || self.steps.open(next));
    }

    /// Saves the draft as something to go on with at `step`.
    pub fn save_at(self, step: DeclarationStep, then: impl FnOnce() + 'static) {
        let Answers { tag, terms, .. } = self.answers;
        let version = terms.get_untracked();
        let request = SaveDeclarationDraft {
            step,
            terms_version: (!version.is_empty()).then_some(version),
            declared: self.open.with_value(|open| untrack(|| self.answers.everything(&open.form))),
        };
        self.form.only_if_unchanged(Some(tag.get_untracked()));
        let refused = move |error: &ClientError| self.refused(error);
        self.form.send_tagged(request, refused, move |saved| {
            tag.set(saved.tag.unwrap_or_default());
            self.saved.set(saved.value.saved_at.map(format::moment).unwrap_or_default());
            then();
        });
    }

    /// The general terms have changed meanwhile: they are asked for again, and nothing else is lost.
    pub fn ask_terms_again(self, form: Form) {
        spawn_local(async move {
            match self.portal.send(&ReadResourcesDeclaration).await {
                Ok(ResourcesDeclaration::Open(open)) => {
                    self.answers.opened.set(false);
                    self.answers.accepted.set(false);
                    let _ = self.terms_version.try_set(open.terms_version);
                }
                Ok(_) => form.show(vec![FormError::general(texts::problem::campaign_closed())]),
                Err(error) => form.show(explained(&error, |_| None)),
            }
        });
    }

    /// A draft that was saved elsewhere is shown as a choice; anything else is told above the form.
    fn refused(self, error: &ClientError) -> Vec<FormError> {
        if error.kind() != Some(ProblemKind::ChangedMeanwhile) {
            return explained(error, |_| None);
        }
        spawn_local(async move {
            match self.portal.read_tagged(&ReadDeclarationDraft).await {
                Ok(newer) => drop(self.shown.try_set(Shown::Newer(Box::new(newer)))),
                Err(error) => self.form.show(explained(&error, |_| None)),
            }
        });
        Vec::new()
    }
}
