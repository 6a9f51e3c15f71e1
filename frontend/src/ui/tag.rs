//! Short marks made of words; the colour only repeats them.

use leptos::prelude::*;

/// Colour of a mark, by what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagColor {
    /// Done.
    Success,
    /// Soon done.
    Info,
    /// Waiting.
    Warning,
    /// Says nothing of the sort.
    Neutral,
}

/// A mark.
#[component]
pub fn Tag(
    /// Its words.
    #[prop(into)]
    text: String,
    /// Its colour.
    color: TagColor,
    /// Words for who does not see it, where the visible ones are only a sign.
    #[prop(optional)]
    spoken: Option<String>,
) -> impl IntoView {
    let color = match color {
        TagColor::Success => "success",
        TagColor::Info => "info",
        TagColor::Warning => "warning",
        TagColor::Neutral => "neutral",
    };
    let words = match spoken {
        Some(spoken) => view! {
            <span aria-hidden="true">{text}</span>
            <span class="ds-sr-only">{spoken}</span>
        }
        .into_any(),
        None => text.into_any(),
    };
    view! {
        <span class="ds-tag" data-color=color data-variant="outline">
            {words}
        </span>
    }
}
