//! The card colour that the declaration makes likely: an estimate, and what it would change.

use contract::resources::{CardColour, CardEstimate, CardParameter, ReadCardEstimate};
use leptos::prelude::*;

use super::wording;
use crate::{
    core::{addresses, format, load::load, texts},
    ui::{SummaryLine, loaded, notice, paragraph, summary_table},
};

/// The estimate for the draft as it is saved.
pub fn estimate() -> AnyView {
    let estimate = load(|| Some(ReadCardEstimate));
    view! {
        <section class="ds-card stack" data-variant="tinted" aria-labelledby="estimate">
            <h2 class="ds-heading" data-size="sm" id="estimate">
                {texts::resources::estimate_title()}
            </h2>
            <div class="stack">{loaded(estimate, |estimate| shown(&estimate))}</div>
        </section>
    }
    .into_any()
}

fn shown(estimate: &CardEstimate) -> AnyView {
    let Some(likely) = estimate.likely else {
        return paragraph(texts::resources::estimate_none());
    };
    let today = match estimate.current {
        Some(current) => card(current, estimate.current_excess_bp),
        None => texts::resources::colour_unknown(),
    };
    let mut lines = vec![
        SummaryLine::new(texts::resources::estimate_resources(), format::euros(estimate.resources_cents)),
        SummaryLine::new(texts::resources::estimate_likely(), card(likely, estimate.likely_excess_bp)),
        SummaryLine::new(texts::resources::estimate_current(), today),
    ];
    let from = |colour, cents: Option<i64>| {
        cents.map(|cents| {
            let value = texts::resources::estimate_from(&format::euros(cents));
            SummaryLine::new(wording::colour(colour), value)
        })
    };
    lines.extend(from(CardColour::Rose, estimate.rose_from_cents));
    lines.extend(from(CardColour::Bulle, estimate.bulle_from_cents));
    view! {
        {notice("warning", texts::resources::estimate_only())}
        {summary_table(texts::resources::estimate_caption(), lines)}
        {parameters(&estimate.parameters)}
        <p class="ds-paragraph d-print-none">
            <a class="ds-link" href=addresses::general_information("couleur-de-carte")>
                {texts::resources::estimate_more()}
            </a>
        </p>
    }
    .into_any()
}

/// A colour, and by how much professionals may then exceed the tariff.
fn card(colour: CardColour, excess_bp: Option<i64>) -> String {
    let name = wording::colour(colour);
    match excess_bp {
        None => texts::resources::card_free(&name),
        Some(0) => texts::resources::card_tariff(&name),
        Some(excess) => {
            let percent = format::percent(i32::try_from(excess).unwrap_or_default());
            texts::resources::card_excess(&name, &percent)
        }
    }
}

fn parameters(parameters: &[CardParameter]) -> AnyView {
    let line = |parameter: &CardParameter| {
        let since = format::date(parameter.valid_from);
        let value = texts::resources::parameter(&format::euros(parameter.value_cents), &since, &parameter.source);
        let value = if parameter.illustrative { texts::resources::illustrative(&value) } else { value };
        SummaryLine::new(parameter_name(&parameter.code), value)
    };
    let lines = parameters.iter().map(line).collect();
    view! {
        <details class="ds-details">
            <summary>{texts::resources::parameters()}</summary>
            <div>{summary_table(texts::resources::parameters(), lines)}</div>
        </details>
    }
    .into_any()
}

/// What a parameter says; its code where this program does not know it yet.
fn parameter_name(code: &str) -> String {
    match code.rsplit('.').next().unwrap_or(code) {
        "rose_from" => texts::resources::parameter_rose(),
        "bulle_from" => texts::resources::parameter_bulle(),
        "spouse_adds" => texts::resources::parameter_spouse(),
        "child_adds" => texts::resources::parameter_child(),
        _ => code.to_owned(),
    }
}
