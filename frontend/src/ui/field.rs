//! Fields of forms: label, help, the field, and what is wrong with it.

use leptos::prelude::*;

use super::dynamic::{DynamicView, dynamic, when};

/// What is wrong with a field, in the words of the summary.
pub fn validation(id: String, error: Signal<Option<String>>) -> DynamicView {
    dynamic(move || {
        let id = id.clone();
        let message = |message| {
            view! {
                <p class="ds-validation-message" data-field="validation" id=id>
                    {message}
                </p>
            }
        };
        error.get().map(message).into_any()
    })
}

/// A one-line text.
#[component]
pub fn TextField(
    /// Id of the field.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What to write, and where to find it.
    #[prop(into)]
    hint: String,
    /// Token of `autocomplete`.
    autocomplete: &'static str,
    /// What is written.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <ds-field class="ds-field">
            <label class="ds-label" for=id>
                {label}
            </label>
            <p data-field="description" id=format!("{id}-hint")>
                {hint}
            </p>
            <input
                class="ds-input"
                id=id
                name=id
                type="text"
                size="20"
                autocomplete=autocomplete
                autocapitalize="characters"
                spellcheck="false"
                aria-invalid=when("true", move || error.with(Option::is_some))
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            {validation(format!("{id}-error"), error)}
        </ds-field>
    }
}

/// A date that the browser helps to choose.
#[component]
pub fn DateField(
    /// Id of the field.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// The date as `2026-03-03`, or nothing.
    value: RwSignal<String>,
    /// The earliest date that makes sense.
    #[prop(into)]
    min: String,
    /// The latest date that makes sense.
    #[prop(into)]
    max: String,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <ds-field class="ds-field">
            <label class="ds-label" for=id>
                {label}
            </label>
            <input
                class="ds-input"
                id=id
                name=id
                type="date"
                min=min
                max=max
                aria-invalid=when("true", move || error.with(Option::is_some))
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            {validation(format!("{id}-error"), error)}
        </ds-field>
    }
}

/// One of the three parts of a birth date.
struct Part {
    id: &'static str,
    label: String,
    autocomplete: &'static str,
    size: &'static str,
    value: RwSignal<String>,
}

fn part(part: Part, error: Signal<Option<String>>) -> impl IntoView {
    let Part { id, label, autocomplete, size, value } = part;
    view! {
        <div>
            <label class="ds-label" for=id>
                {label}
            </label>
            <div>
                <input
                    class="ds-input"
                    id=id
                    name=id
                    type="text"
                    inputmode="numeric"
                    size=size
                    autocomplete=autocomplete
                    aria-invalid=when("true", move || error.with(Option::is_some))
                    aria-describedby=when("birth-date-error", move || error.with(Option::is_some))
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </div>
        </div>
    }
}

/// A birth date as three short fields (AUTH-01).
#[component]
pub fn BirthDateField(
    /// The words above the three fields.
    #[prop(into)]
    legend: String,
    /// How to write it.
    #[prop(into)]
    hint: String,
    /// Labels of day, month and year.
    labels: [String; 3],
    /// What is written for day, month and year.
    values: [RwSignal<String>; 3],
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let [day_label, month_label, year_label] = labels;
    let [day, month, year] = values;
    let parts = [
        Part { id: "birth-day", label: day_label, autocomplete: "bday-day", size: "4", value: day },
        Part { id: "birth-month", label: month_label, autocomplete: "bday-month", size: "4", value: month },
        Part { id: "birth-year", label: year_label, autocomplete: "bday-year", size: "6", value: year },
    ];
    view! {
        <fieldset class="ds-fieldset" aria-describedby="birth-date-hint">
            <legend class="ds-label">{legend}</legend>
            <p data-field="description" id="birth-date-hint">
                {hint}
            </p>
            <div class="cluster">{parts.into_iter().map(|each| part(each, error)).collect_view()}</div>
            {validation("birth-date-error".to_owned(), error)}
        </fieldset>
    }
}
