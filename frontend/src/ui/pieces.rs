//! The smallest parts, each drawn in one place.

use leptos::prelude::*;

/// A paragraph.
pub fn paragraph(text: String) -> AnyView {
    view! { <p class="ds-paragraph">{text}</p> }.into_any()
}

/// A list of sentences.
pub fn bullets(texts: Vec<String>) -> AnyView {
    let items: Vec<_> = texts.into_iter().map(|text| view! { <li>{text}</li> }).collect();
    view! { <ul class="ds-list">{items}</ul> }.into_any()
}

/// A heading of the second level.
pub fn heading(text: String) -> AnyView {
    view! {
        <h2 class="ds-heading" data-size="sm">
            {text}
        </h2>
    }
    .into_any()
}

/// A message that stands out; `color` says how grave it is (`info`, `warning`).
pub fn notice(color: &'static str, text: String) -> AnyView {
    view! {
        <p class="ds-alert ds-paragraph" data-color=color>
            {text}
        </p>
    }
    .into_any()
}

/// A name and its value, in a list of facts.
pub fn fact(name: String, value: String) -> AnyView {
    view! {
        <dt>{name}</dt>
        <dd>{value}</dd>
    }
    .into_any()
}

/// The header of a column.
pub fn column(text: String) -> AnyView {
    view! { <th scope="col">{text}</th> }.into_any()
}

/// The header of a column of numbers.
pub fn number_column(text: String) -> AnyView {
    view! {
        <th scope="col" class="number">
            {text}
        </th>
    }
    .into_any()
}

/// The header of a row.
pub fn row_header(text: String) -> AnyView {
    view! { <th scope="row">{text}</th> }.into_any()
}

/// A number in a table, below its like.
pub fn number(text: String) -> AnyView {
    view! { <td class="number">{text}</td> }.into_any()
}

/// The sum of a column.
pub fn number_total(text: String) -> AnyView {
    view! {
        <td class="number">
            <strong>{text}</strong>
        </td>
    }
    .into_any()
}
