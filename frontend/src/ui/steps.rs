//! Forms of several steps, one question or a few on each. The step stands in the address, so that the browser's own
//! « back » goes one step back.

use leptos::prelude::*;

use super::{PageHeading, dynamic::dynamic};
use crate::core::{
    location::{Location, Way, use_location},
    query,
    step::Step,
    texts,
};

/// Where the person is in a form of several steps.
#[derive(Clone, Copy)]
pub struct Steps {
    current: Memo<Step>,
    last: Memo<usize>,
    path: StoredValue<String>,
    location: Location,
}

impl Steps {
    /// The steps of the form on this page. `last` is the number of the summary and `reachable` says how far one can go,
    /// both with what is typed so far, which they watch: a step that is asked for too early shows the reachable one.
    #[must_use]
    pub fn new(
        last: impl Fn() -> usize + Send + Sync + 'static,
        reachable: impl Fn() -> usize + Send + Sync + 'static,
    ) -> Self {
        let last = Memo::new(move |_| last());
        let asked = query::of_page(|value| Step::read(value));
        let location = use_location();
        Self {
            current: Memo::new(move |_| asked.get().within(reachable().min(last.get()))),
            last,
            path: StoredValue::new(location.path.get_untracked()),
            location,
        }
    }

    /// Number of the step to which « Continuer » leads.
    #[must_use]
    pub fn following(self) -> usize {
        self.current.get_untracked().next(self.last.get_untracked()).number
    }

    /// Opens a step.
    pub fn open(self, number: usize) {
        self.location.go(&self.address(Step { number, is_correction: false }), Way::Forward);
    }

    /// « Continuer »: to the next step, or back to the summary from where the person came to correct something.
    pub fn next(self) {
        let next = self.current.get_untracked().next(self.last.get_untracked());
        self.location.go(&self.address(next), Way::Forward);
    }

    /// The form is sent: its steps leave the address.
    pub fn finish(self) {
        self.location.go(&self.address(Step::FIRST), Way::Instead);
    }

    /// Address of a step that is opened from the summary to correct something.
    #[must_use]
    pub fn correction(self, number: usize) -> String {
        self.address(Step { number, is_correction: true })
    }

    fn address(self, step: Step) -> String {
        self.path.with_value(|path| format!("{path}{}", step.query()))
    }

    /// The top of a step: the way back, which loses nothing, « Étape 2 sur 3 », and the step's own title. From the first
    /// step the way leads to `before`, the page that the form was opened from.
    pub fn top(self, title: String, before: &str) -> AnyView {
        let step = untrack(|| self.current.get());
        let last = untrack(|| self.last.get());
        let back = step.back(last).map_or_else(|| before.to_owned(), |step| self.address(step));
        let (number, last) = (step.number.to_string(), last.to_string());
        view! {
            {back_link(back)}
            <PageHeading title=title step=texts::form::step(&number, &last) />
        }
        .into_any()
    }

    /// Draws the step on the screen, and again whenever it is another.
    pub fn view(self, draw: impl Fn(usize) -> AnyView + Send + 'static) -> AnyView {
        let number = Memo::new(move |_| self.current.get());
        dynamic(move || draw(number.get().number)).into_any()
    }
}

/// « Retour ».
pub fn back_link(href: String) -> AnyView {
    view! {
        <a class="ds-link d-print-none" href=href>
            {texts::form::back()}
        </a>
    }
    .into_any()
}
