//! What the states mean, and which date is shown.

use contract::indemnities::IndemnityState;
use leptos::prelude::*;

use super::wording;
use crate::{core::texts, ui::tag};

/// The legend below the table.
pub fn legend() -> AnyView {
    let entry = |state, meaning: String| {
        view! {
            <dt>{tag(wording::state(state), wording::state_color(state))}</dt>
            <dd>{meaning}</dd>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="legend">
            <h2 class="ds-heading" data-size="2xs" id="legend">
                {texts::care::legend()}
            </h2>
            <dl class="facts legend">
                {entry(IndemnityState::Paid, texts::indemnities::legend_paid())}
                {entry(IndemnityState::ToPay, texts::indemnities::legend_to_pay())}
                {entry(IndemnityState::InProgress, texts::indemnities::legend_in_progress())}
            </dl>
        </section>
    }
    .into_any()
}
