//! Dependent children: how many, and birth date and social cover of each (DECL-05).

use contract::resources::{ChildCover, DeclarationStep, MOST_CHILDREN};
use leptos::prelude::*;

use super::{
    procedure::Procedure,
    wording::{self, CHILDREN, child_id},
};
use crate::{
    core::{addresses, format, texts},
    ui::{Choice, FormError, Writing, birth_date_field, dynamic, notice, paragraph, select_field, text_field},
};

/// The screen of the dependent children.
pub fn children_step(procedure: Procedure) -> AnyView {
    let Procedure { open, answers, form, .. } = procedure;
    let (date, known) = open.with_value(|open| {
        let names = open.known_children.iter();
        let names = names.map(|child| format!("{} ({})", child.first_name, format::short_date(child.birth_date)));
        (format::date(open.form.reference_date), names.collect::<Vec<_>>().join(", "))
    });
    let numbers = (0..=MOST_CHILDREN).map(|number| Choice::new(number.to_string(), number.to_string())).collect();
    let number = form.field(
        CHILDREN,
        texts::resources::children_number(),
        texts::resources::children_hint(&date),
        answers.children.count(),
    );
    let count = Memo::new(move |_| answers.children.len());
    let children =
        dynamic(move || (0..count.get()).map(|place| child_fields(procedure, place)).collect_view().into_any());
    let fields = view! {
        {select_field(number, texts::resources::choose(), numbers)}
        {children}
    };
    let content = view! {
        {paragraph(texts::resources::children_lead(&date))}
        <p class="ds-paragraph">
            <a class="ds-link" href=addresses::general_information("allocations-familiales")>
                {texts::resources::children_more()}
            </a>
        </p>
        {(!known.is_empty()).then(|| notice("info", texts::resources::children_known(&known)))}
        {form.view(fields.into_any(), texts::form::go_on(), move || submit(procedure))}
    };
    procedure.page(texts::resources::children_title(), content.into_any())
}

fn child_fields(procedure: Procedure, place: usize) -> AnyView {
    let Procedure { form, answers, .. } = procedure;
    let [name, day, month, year, cover] = answers.children.row(place);
    let covers = ChildCover::ALL.map(|cover| Choice::new(cover.code(), wording::cover(cover))).into_iter().collect();
    let name = form.field(&child_id(place, "name"), texts::household::first_name(), String::new(), name);
    let cover = form.field(&child_id(place, "cover"), texts::resources::cover(), String::new(), cover);
    view! {
        <div class="ds-card">
            <fieldset class="ds-fieldset">
                <legend class="ds-label">{texts::resources::child_number(&(place + 1).to_string())}</legend>
                {text_field(name, Writing::Name, "off")}
                {birth_date_field(
                    &format!("child-{place}"),
                    false,
                    texts::household::birth_date(),
                    String::new(),
                    [day, month, year],
                    form.error_at(&child_id(place, "day")),
                )}
                {select_field(cover, texts::resources::choose(), covers)}
            </fieldset>
        </div>
    }
    .into_any()
}

/// Checks this screen and no other, then saves.
fn submit(procedure: Procedure) {
    let Procedure { answers, form, .. } = procedure;
    let (_, wrong) = untrack(|| answers.read_children());
    let mut mistakes: Vec<FormError> = wrong.into_iter().map(wording::child_mistake).collect();
    if mistakes.is_empty() {
        mistakes = procedure.faults_on(DeclarationStep::Children);
    }
    if mistakes.is_empty() { procedure.save() } else { form.show(mistakes) }
}
