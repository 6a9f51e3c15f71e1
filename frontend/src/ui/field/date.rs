//! Dates.

use leptos::prelude::*;

use super::{Field, choice::fieldset, error_id, validation};
use crate::{core::texts, ui::dynamic::when};

/// A date between `min` and `max` that the browser helps to choose; dates are written as `2026-03-03`.
pub fn date_field(field: Field, min: String, max: String) -> AnyView {
    let Field { id, label, value, error, .. } = field;
    view! {
        <ds-field class="ds-field">
            <label class="ds-label" for=id.clone()>
                {label}
            </label>
            <input
                class="ds-input"
                id=id.clone()
                name=id.clone()
                type="date"
                min=min
                max=max
                aria-invalid=when("true", move || error.with(Option::is_some))
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            {validation(error_id(&id), error)}
        </ds-field>
    }
    .into_any()
}

/// One of the three parts of a birth date.
struct Part {
    id: &'static str,
    label: String,
    autocomplete: &'static str,
    size: &'static str,
    value: RwSignal<String>,
}

fn part(part: Part, error: Signal<Option<String>>) -> AnyView {
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
    .into_any()
}

/// A birth date as three short fields for day, month and year (AUTH-01). The first has the id `birth-day`.
pub fn birth_date_field(
    legend: String,
    hint: String,
    [day, month, year]: [RwSignal<String>; 3],
    error: Signal<Option<String>>,
) -> AnyView {
    let parts = [
        Part { id: "birth-day", label: texts::sign_in::day(), autocomplete: "bday-day", size: "4", value: day },
        Part { id: "birth-month", label: texts::sign_in::month(), autocomplete: "bday-month", size: "4", value: month },
        Part { id: "birth-year", label: texts::sign_in::year(), autocomplete: "bday-year", size: "6", value: year },
    ];
    let parts = view! { <div class="cluster">{parts.map(|each| part(each, error)).into_iter().collect_view()}</div> };
    fieldset("birth-date", legend, hint, error, parts.into_any())
}
