//! Income of one person: categories with amounts and whole months, counted once where they overlap (DECL-04).

use contract::resources::{FaultPlace, KnownIncome, LONGEST_REMARKS, MOST_LINES, MOST_MONTHS, Whose, counted_months};
use leptos::prelude::*;

use super::{
    answers::PersonAnswers,
    procedure::Procedure,
    screens::screen_of,
    typed::{remove, without_blank},
    wording::{self, NOTHING, income_id},
};
use crate::{
    core::{i18n, texts},
    ui::{
        Choice, FormError, Writing, bullets, checkbox, dynamic, paragraph, select_field, text_area, text_field, words,
    },
};

const REMARKS: &str = "remarks";

/// The screen of one person's income.
pub fn income_step(procedure: Procedure, whose: Whose) -> AnyView {
    let Procedure { open, answers, form, .. } = procedure;
    let year = procedure.year();
    let person = answers.person(whose);
    if untrack(|| person.incomes.len()) == 0 {
        person.incomes.put(vec![Default::default()]);
    }
    let title = match whose {
        Whose::Holder => texts::resources::holder_title(&year),
        Whose::Spouse => texts::resources::spouse_title(&year),
    };
    let count = Memo::new(move |_| person.incomes.len());
    let lines = dynamic(move || {
        let fields = (0..count.get()).map(|place| income_fields(procedure, whose, place)).collect_view();
        view! { {fields} {add_button(person)} }.into_any()
    });
    let nothing = checkbox(
        NOTHING.to_owned(),
        texts::resources::nothing(&year),
        String::new(),
        person.nothing,
        form.error_at(NOTHING),
    );
    let remarks = form.field(REMARKS, texts::resources::remarks(), texts::resources::remarks_hint(), person.remarks);
    let fields = view! {
        {lines}
        {counted(person)}
        {nothing}
        {text_area(remarks.optional(), LONGEST_REMARKS)}
    };
    let known = open.with_value(|open| {
        let known = open.known_incomes.iter().filter(|known| known.whose == whose);
        known.map(|known: &KnownIncome| wording::known(known, &open.form)).collect::<Vec<_>>()
    });
    let content = view! {
        {paragraph(texts::resources::income_lead(&year))}
        {bullets(vec![
            texts::resources::income_started(),
            texts::resources::income_overlap(),
            texts::resources::income_follow(),
        ])}
        {known_incomes(known)}
        {form.view(fields.into_any(), texts::form::go_on(), move || submit(procedure, whose))}
    };
    procedure.page(title, content.into_any())
}

/// What the fund knows already, and from where.
fn known_incomes(known: Vec<String>) -> AnyView {
    (!known.is_empty())
        .then(|| {
            view! {
                <div class="ds-card stack" data-variant="tinted">
                    <h2 class="ds-heading" data-size="2xs">
                        {texts::resources::known_title()}
                    </h2>
                    {bullets(known)}
                    {paragraph(texts::resources::known_lead())}
                </div>
            }
        })
        .into_any()
}

fn add_button(person: PersonAnswers) -> AnyView {
    let add = move |_| {
        let mut typed = untrack(|| person.incomes.typed());
        if typed.len() < MOST_LINES {
            typed.push(Default::default());
            person.incomes.put(typed);
        }
    };
    view! {
        <button type="button" class="ds-button" data-variant="secondary" on:click=add>
            {texts::resources::income_add()}
        </button>
    }
    .into_any()
}

/// The fields of one income.
fn income_fields(procedure: Procedure, whose: Whose, place: usize) -> AnyView {
    let Procedure { open, form, answers, .. } = procedure;
    let person = answers.person(whose);
    let [category, amount, months, same] = person.incomes.row(place);
    let language = i18n::language();
    let categories = open.with_value(|open| {
        let options = open.form.categories.iter();
        options
            .map(|option| Choice::new(option.code.clone(), option.label.get(language).to_owned()))
            .collect::<Vec<_>>()
    });
    let every_month = (1..=MOST_MONTHS).map(|count| Choice::new(count.to_string(), wording::months(count))).collect();
    let choose = texts::resources::choose;
    let field =
        |name: &str, label: String, hint: String, value| form.field(&income_id(place, name), label, hint, value);
    let category = field("category", texts::resources::category(), String::new(), category);
    let amount = field("amount", texts::resources::amount(), texts::resources::amount_hint(), amount);
    let months = field("months", texts::resources::months_label(), String::new(), months);
    let number = (place + 1).to_string();
    view! {
        <div class="ds-card">
            <fieldset class="ds-fieldset">
                <legend class="ds-label">{texts::resources::income_number(&number)}</legend>
                {select_field(category, choose(), categories)}
                {text_field(amount, Writing::Amount, "off")}
                {select_field(months, choose(), every_month)}
                {(place > 0).then(|| same_field(procedure, place, same))}
                {remove_button(person, place)}
            </fieldset>
        </div>
    }
    .into_any()
}

/// Whether this income came at the same time as an earlier one.
fn same_field(procedure: Procedure, place: usize, same: RwSignal<String>) -> AnyView {
    let earlier =
        (0..place).map(|other| Choice::new(other.to_string(), texts::resources::same_as(&(other + 1).to_string())));
    let field =
        procedure.form.field(&income_id(place, "same"), texts::resources::same(), texts::resources::same_hint(), same);
    select_field(field, texts::resources::same_none(), earlier.collect())
}

fn remove_button(person: PersonAnswers, place: usize) -> AnyView {
    let remove = move |_| {
        let mut typed = untrack(|| person.incomes.typed());
        if place < typed.len() {
            remove(&mut typed, place);
            if typed.is_empty() {
                typed.push(Default::default());
            }
            person.incomes.put(typed);
        }
    };
    view! {
        <button type="button" class="ds-button" data-variant="tertiary" on:click=remove>
            {texts::resources::income_remove(&(place + 1).to_string())}
        </button>
    }
    .into_any()
}

/// The months that are counted so far, while one types.
fn counted(person: PersonAnswers) -> AnyView {
    let told = move || {
        let months = counted_months(&person.read().0.lines);
        texts::resources::counted(&wording::months(months), &MOST_MONTHS.to_string())
    };
    view! {
        <p class="ds-paragraph" role="status">
            <strong>{words(told)}</strong>
        </p>
    }
    .into_any()
}

/// Checks this screen and no other, then saves.
fn submit(procedure: Procedure, whose: Whose) {
    let Procedure { answers, form, .. } = procedure;
    let person = answers.person(whose);
    let mut typed = without_blank(untrack(|| person.incomes.typed()));
    if typed.is_empty() {
        typed.push(Default::default());
    }
    person.incomes.put(typed);
    let (read, wrong) = untrack(|| person.read());
    let mut mistakes: Vec<FormError> = wrong.into_iter().map(wording::income_mistake).collect();
    if mistakes.is_empty() {
        mistakes = procedure.faults_on(screen_of(FaultPlace::Incomes(whose)));
    }
    mistakes.extend(remarks_mistake(read.remarks.as_deref()));
    if mistakes.is_empty() { procedure.save() } else { form.show(mistakes) }
}

fn remarks_mistake(remarks: Option<&str>) -> Option<FormError> {
    let remarks = remarks?;
    let hidden = |c| c != '\n' && contract::text::is_hidden(c);
    let message = match () {
        () if remarks.chars().count() > LONGEST_REMARKS => texts::resources::remarks_long(),
        () if remarks.chars().any(hidden) => texts::requests::comment_hidden(),
        () => return None,
    };
    Some(FormError::at(REMARKS, message))
}
