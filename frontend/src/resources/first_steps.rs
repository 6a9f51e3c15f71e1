//! The first two screens: the general terms, and the situations that end the declaration early (DECL-02, DECL-03).

use contract::terms::TermsDocument;
use leptos::prelude::*;

use super::procedure::Procedure;
use crate::{
    core::{i18n, texts},
    information::TermsToAccept,
    ui::{Choice, notice, paragraph, radio_group},
};

/// Stands for « none of these » in the question.
const NONE: &str = "";

/// The general terms must have been opened before they can be approved, and approved before going on.
pub fn terms_step(procedure: Procedure) -> AnyView {
    let Procedure { answers, form, .. } = procedure;
    let terms = TermsToAccept {
        document: TermsDocument::ResourcesDeclaration,
        opened: answers.opened,
        accepted: answers.accepted,
    };
    let version = procedure.terms_version.get_untracked();
    let before = answers.terms.get_untracked();
    let changed = !before.is_empty() && before != version;
    if before == version {
        answers.opened.set(true);
        answers.accepted.set(true);
    }
    let submit = move || {
        if let Some(mistake) = terms.mistake() {
            return form.show(vec![mistake]);
        }
        answers.terms.set(version.clone());
        procedure.save();
    };
    let content = view! {
        {changed.then(|| notice("warning", texts::problem::terms_changed()))}
        {paragraph(texts::resources::terms_lead())}
        {form.view(terms.fields(form), texts::form::go_on(), submit)}
    };
    procedure.page(texts::resources::terms_title(), content.into_any())
}

/// Three situations in which nothing else is asked.
pub fn situation_step(procedure: Procedure) -> AnyView {
    let Procedure { open, answers, form, .. } = procedure;
    let language = i18n::language();
    let none = Choice::new(NONE, texts::resources::situation_none());
    let choices = open.with_value(|open| {
        let options = open.form.special_situations.iter();
        let options = options.map(|option| Choice::new(option.code.clone(), option.label.get(language).to_owned()));
        options.chain([none]).collect()
    });
    let question = form.field(
        "situation",
        texts::resources::situation_question(),
        texts::resources::situation_hint(),
        answers.situation,
    );
    let submit = move || procedure.save();
    let content = form.view(radio_group(question, choices), texts::form::go_on(), submit);
    procedure.page(texts::resources::situation_title(), content)
}
