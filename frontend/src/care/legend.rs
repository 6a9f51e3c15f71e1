//! What signs, tags and colours mean (CARE-02, CARE-05).

use contract::care::CareState;
use leptos::prelude::*;

use super::line_row::state_color;
use crate::{
    core::{labels, texts},
    ui::{TagColor, tag},
};

/// The legend below the table.
#[component]
pub fn Legend() -> impl IntoView {
    let entry = |mark: AnyView, meaning: String| {
        view! {
            <dt>{mark}</dt>
            <dd>{meaning}</dd>
        }
        .into_any()
    };
    let state = |state, meaning| entry(tag(labels::care_state(state), state_color(state)), meaning);
    let sign = |sign: &str, meaning| entry(tag(sign.to_owned(), TagColor::Neutral), meaning);
    view! {
        <section aria-labelledby="legend">
            <h2 class="ds-heading" data-size="2xs" id="legend">
                {texts::care::legend()}
            </h2>
            <dl class="facts legend">
                {state(CareState::Processed, texts::care::legend_processed())}
                {state(CareState::ToPay, texts::care::legend_to_pay())}
                {state(CareState::InProgress, texts::care::legend_in_progress())}
                {sign("R", texts::care::legend_adjusted())}
                {sign("T", texts::care::legend_third_party())}
                {sign("HNP", texts::care::legend_hnp())}
            </dl>
        </section>
    }
}
