//! Dates.

use contract::identity::BirthDateError;
use leptos::prelude::*;

use super::{Field, choice::fieldset, error_id, validation};
use crate::{
    core::texts,
    ui::dynamic::{when, words},
};

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
    id: String,
    label: String,
    autocomplete: &'static str,
    size: &'static str,
    value: RwSignal<String>,
}

fn part(part: Part, of: &str, error: Signal<Option<String>>) -> AnyView {
    let Part { id, label, autocomplete, size, value } = part;
    let wrong = error_id(of);
    view! {
        <div>
            <label class="ds-label" for=id.clone()>
                {label}
            </label>
            <div>
                <input
                    class="ds-input"
                    id=id.clone()
                    name=id
                    type="text"
                    inputmode="numeric"
                    size=size
                    autocomplete=autocomplete
                    aria-invalid=when("true", move || error.with(Option::is_some))
                    aria-describedby=words(move || if error.with(Option::is_some) { wrong.clone() } else { String::new() })
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </div>
        </div>
    }
    .into_any()
}

/// A birth date as three short fields for day, month and year (AUTH-01). The first has the id of the field, followed by
/// `-day`. `is_own` says that it is the person's own, which browsers know how to fill in.
pub fn birth_date_field(
    id: &str,
    is_own: bool,
    legend: String,
    hint: String,
    [day, month, year]: [RwSignal<String>; 3],
    error: Signal<Option<String>>,
) -> AnyView {
    let parts = [
        ("day", texts::sign_in::day(), "bday-day", "4", day),
        ("month", texts::sign_in::month(), "bday-month", "4", month),
        ("year", texts::sign_in::year(), "bday-year", "6", year),
    ];
    let date = format!("{id}-date");
    let parts = parts.map(|(name, label, token, size, value)| {
        let autocomplete = if is_own { token } else { "off" };
        part(Part { id: format!("{id}-{name}"), label, autocomplete, size, value }, &date, error)
    });
    let parts = view! { <div class="cluster">{parts.into_iter().collect_view()}</div> };
    fieldset(&date, legend, hint, error, parts.into_any())
}

/// Why the three fields are no birth date.
pub fn birth_date_mistake(error: BirthDateError) -> String {
    match error {
        BirthDateError::Incomplete => texts::sign_in::birth_date_incomplete(),
        BirthDateError::NotANumber => texts::sign_in::birth_date_not_a_number(),
        BirthDateError::YearNotFourDigits => texts::sign_in::birth_date_year(),
        BirthDateError::NoSuchDay => texts::sign_in::birth_date_no_such_day(),
        BirthDateError::InTheFuture => texts::sign_in::birth_date_future(),
        BirthDateError::TooLongAgo => texts::sign_in::birth_date_too_long_ago(),
    }
}
