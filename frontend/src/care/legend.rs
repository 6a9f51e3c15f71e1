//! What signs, tags and colours mean (CARE-02, CARE-05).

use contract::care::CareState;
use leptos::prelude::*;

use super::line_row::state_color;
use crate::{
    core::{labels, texts},
    ui::{Tag, TagColor},
};

/// The legend below the table.
#[component]
pub fn Legend() -> impl IntoView {
    let state = |state: CareState, meaning: String| {
        view! {
            <dt>
                <Tag text=labels::care_state(state) color=state_color(state) />
            </dt>
            <dd>{meaning}</dd>
        }
    };
    let sign = |sign: &str, meaning: String| {
        view! {
            <dt>
                <Tag text=sign.to_owned() color=TagColor::Neutral />
            </dt>
            <dd>{meaning}</dd>
        }
    };
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
