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

/// A mark made of words.
pub fn tag(text: String, color: TagColor) -> AnyView {
    mark(text.into_any(), color)
}

/// A mark made of a sign, with the words that it stands for.
pub fn sign(sign: &'static str, spoken: String, color: TagColor) -> AnyView {
    let words = view! {
        <span aria-hidden="true">{sign}</span>
        <span class="ds-sr-only">{spoken}</span>
    };
    mark(words.into_any(), color)
}

fn mark(words: AnyView, color: TagColor) -> AnyView {
    let color = match color {
        TagColor::Success => "success",
        TagColor::Info => "info",
        TagColor::Warning => "warning",
        TagColor::Neutral => "neutral",
    };
    view! {
        <span class="ds-tag" data-color=color data-variant="outline">
            {words}
        </span>
    }
    .into_any()
}
