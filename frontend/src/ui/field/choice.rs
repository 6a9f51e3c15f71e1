//! Choosing among what is offered: radio buttons, checkboxes, a list.

use leptos::prelude::*;

use super::{Field, described_by, description, error_id, validation};
use crate::ui::dynamic::{when, words};

/// One of the things that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the field's value becomes.
    pub value: String,
    /// Its words.
    pub label: String,
    /// What it means; empty where the words say it all.
    pub hint: String,
}

impl Choice {
    /// A choice whose words say it all.
    #[must_use]
    pub fn new(value: impl Into<String>, label: String) -> Self {
        Self { value: value.into(), label, hint: String::new() }
    }

    /// The same choice, with what it means.
    #[must_use]
    pub fn meaning(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }
}

/// Fields that answer one question together: the question, help, the fields, and what is wrong.
pub fn fieldset(id: &str, legend: String, hint: String, error: Signal<Option<String>>, fields: AnyView) -> AnyView {
    let described = described_by(id, !hint.is_empty(), error);
    view! {
        <fieldset class="ds-fieldset" aria-describedby=words(described)>
            <legend class="ds-label">{legend}</legend>
            {description(id, hint)}
            {fields}
            {validation(error_id(id), error)}
        </fieldset>
    }
    .into_any()
}

/// One of several, each with its button. The first button has the field's id.
pub fn radio_group(field: Field, choices: Vec<Choice>) -> AnyView {
    let Field { id, label, hint, value, error } = field;
    let button = |(number, choice): (usize, Choice)| {
        let button_id = if number == 0 { id.clone() } else { format!("{id}-{number}") };
        let (own, chosen) = (choice.value.clone(), choice.value.clone());
        let described = (!choice.hint.is_empty()).then(|| format!("{button_id}-option-hint"));
        let meaning = described.clone().map(|described| {
            view! {
                <p data-field="description" id=described>
                    {choice.hint}
                </p>
            }
        });
        view! {
            <div class="ds-field">
                <input
                    class="ds-input"
                    id=button_id.clone()
                    name=id.clone()
                    type="radio"
                    value=own
                    aria-describedby=described
                    aria-invalid=when("true", move || error.with(Option::is_some))
                    prop:checked={
                        let own = choice.value.clone();
                        move || value.with(|value| *value == own)
                    }
                    on:change=move |_| value.set(chosen.clone())
                />
                <label class="ds-label" for=button_id>
                    {choice.label}
                </label>
                {meaning}
            </div>
        }
    };
    let buttons = choices.into_iter().enumerate().map(button).collect_view();
    fieldset(&id, label, hint, error, buttons.into_any())
}

/// Something that is chosen or not.
pub fn checkbox(
    id: String,
    label: String,
    hint: String,
    mark: RwSignal<bool>,
    error: Signal<Option<String>>,
) -> AnyView {
    let described = described_by(&id, !hint.is_empty(), error);
    view! {
        <div class="ds-field">
            <input
                class="ds-input"
                id=id.clone()
                name=id.clone()
                type="checkbox"
                aria-describedby=words(described)
                aria-invalid=when("true", move || error.with(Option::is_some))
                prop:checked=mark
                on:change=move |event| mark.set(event_target_checked(&event))
            />
            <label class="ds-label" for=id.clone()>
                {label}
            </label>
            {description(&id, hint)}
            {validation(error_id(&id), error)}
        </div>
    }
    .into_any()
}

/// One of many, in a list that unfolds; `nothing` stands for no choice.
pub fn select_field(field: Field, nothing: String, choices: Vec<Choice>) -> AnyView {
    let Field { id, label, hint, value, error } = field;
    let option = |choice: Choice| view! { <option value=choice.value>{choice.label}</option> };
    view! {
        <ds-field class="ds-field">
            <label class="ds-label" for=id.clone()>
                {label}
            </label>
            {description(&id, hint)}
            <select
                class="ds-input"
                id=id.clone()
                name=id.clone()
                aria-invalid=when("true", move || error.with(Option::is_some))
                prop:value=value
                on:change=move |event| value.set(event_target_value(&event))
            >
                <option value="">{nothing}</option>
                {choices.into_iter().map(option).collect_view()}
            </select>
            {validation(error_id(&id), error)}
        </ds-field>
    }
    .into_any()
}
