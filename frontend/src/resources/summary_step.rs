//! Everything that is declared, what it makes likely, and the button that sends it (DECL-06).

use client::ClientError;
use contract::{
    problem::ProblemKind,
    resources::{
        DeclarationForm, DeclarationStep, DeclaredChildren, PersonResources, SubmitDeclaration, Whose, counted_months,
    },
};
use leptos::prelude::*;

use super::{
    estimate::estimate,
    procedure::{Procedure, Shown},
    wording,
};
use crate::{
    core::{format, texts},
    ui::{Form, FormError, SummaryLine, explained, notice, printed_for, summary_table},
};

/// The last screen.
pub fn summary_step(procedure: Procedure) -> AnyView {
    let Procedure { open, answers, .. } = procedure;
    let form = Form::new();
    let tables = open.with_value(|open| {
        let declared = untrack(|| answers.declared(&open.form));
        if let Some(situation) = &declared.special_situation {
            return situation_table(procedure, wording::option(&open.form.special_situations, situation));
        }
        let holder = person_table(procedure, Whose::Holder, &declared.holder, &open.form);
        let spouse = declared.spouse.as_ref();
        let spouse = spouse.map(|spouse| person_table(procedure, Whose::Spouse, spouse, &open.form));
        let children = declared.children.as_ref().map(|children| children_table(procedure, children));
        (holder, spouse, children).into_any()
    });
    let end = view! {
        {notice("info", texts::resources::summary_lead())}
        {form.view(().into_any(), texts::resources::submit(), move || submit(procedure, form))}
    };
    let content = view! {
        {printed_for()}
        {tables}
        {estimate()}
        {end}
    };
    procedure.page(texts::resources::summary_title(), content.into_any())
}

fn submit(procedure: Procedure, form: Form) {
    let Procedure { open, answers, .. } = procedure;
    let request = open.with_value(|open| SubmitDeclaration {
        terms_version: answers.terms.get_untracked(),
        declared: untrack(|| answers.declared(&open.form)),
    });
    let refused = move |error: &ClientError| refused(procedure, form, error);
    form.send_or(request, refused, move |sent| {
        answers.draft.forget();
        procedure.steps.finish();
        procedure.shown.set(Shown::Sent(Box::new(sent)));
    });
}

/// New general terms lead back to the first screen; whatever else is told here, and nothing that is typed is lost.
fn refused(procedure: Procedure, form: Form, error: &ClientError) -> Vec<FormError> {
    if error.kind() == Some(ProblemKind::TermsChanged) {
        procedure.ask_terms_again(form);
        return Vec::new();
    }
    let mut told = explained(error, |_| None);
    told.push(FormError::general(texts::resources::nothing_lost()));
    told
}

/// Where a line is corrected.
fn correction(procedure: Procedure, step: DeclarationStep) -> String {
    procedure.steps.correction(procedure.number(step))
}

fn situation_table(procedure: Procedure, situation: String) -> AnyView {
    let line = SummaryLine::new(texts::resources::situation_title(), situation)
        .changed_at(correction(procedure, DeclarationStep::SpecialSituation));
    summary_table(texts::resources::summary_caption(), vec![line])
}

fn person_table(procedure: Procedure, whose: Whose, person: &PersonResources, form: &DeclarationForm) -> AnyView {
    let (year, at) = (procedure.year(), correction(procedure, screen(whose)));
    let caption = match whose {
        Whose::Holder => texts::resources::holder_title(&year),
        Whose::Spouse => texts::resources::spouse_title(&year),
    };
    let mut lines: Vec<SummaryLine> = person
        .lines
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let number = (place + 1).to_string();
            let name = texts::resources::numbered(&number, &wording::option(&form.categories, &line.category));
            let value = wording::income(line.amount_cents, line.months);
            let value = match line.same_period_as {
                Some(other) => texts::resources::income_same(&value, &(other + 1).to_string()),
                None => value,
            };
            SummaryLine::new(name, value).changed_at(at.clone())
        })
        .collect();
    if person.nothing_received {
        lines.push(SummaryLine::new(texts::resources::nothing(&year), texts::resources::yes()).changed_at(at.clone()));
    } else {
        let total = person.lines.iter().map(|line| line.amount_cents).sum();
        lines.push(SummaryLine::new(texts::resources::total(), wording::income(total, counted_months(&person.lines))));
    }
    let remarks = person.remarks.clone().unwrap_or_else(texts::resources::no_remarks);
    let remarks = view! { <span class="lines-kept">{remarks}</span> };
    lines.push(SummaryLine::new(texts::resources::remarks(), remarks).changed_at(at));
    summary_table(caption, lines)
}

const fn screen(whose: Whose) -> DeclarationStep {
    match whose {
        Whose::Holder => DeclarationStep::HolderIncome,
        Whose::Spouse => DeclarationStep::SpouseIncome,
    }
}

fn children_table(procedure: Procedure, children: &DeclaredChildren) -> AnyView {
    let at = correction(procedure, DeclarationStep::Children);
    let number = SummaryLine::new(texts::resources::children_count(), children.number.to_string());
    let each = children.children.iter().map(|child| {
        let value = texts::resources::child_value(&format::date(child.birth_date), &wording::cover(child.cover));
        SummaryLine::new(child.first_name.clone(), value).changed_at(at.clone())
    });
    let lines = std::iter::once(number.changed_at(at.clone())).chain(each).collect();
    summary_table(texts::resources::children_title(), lines)
}
