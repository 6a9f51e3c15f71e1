//! What a row unfolds to: payment date, payee (IND-03), and « Pourquoi ce montant ? ».

use contract::indemnities::{IndemnityExplanation, IndemnityPayeeKind, IndemnityPeriod, IndemnityState};
use leptos::prelude::*;

use super::{explanation::sound, wording};
use crate::{
    core::{format, texts},
    ui::{fact, number, number_total, paragraph, row_header},
};

/// The details of one period.
pub fn details(period: &IndemnityPeriod) -> AnyView {
    let paid_on = period.paid_on.map_or_else(|| wording::state(period.state), format::date);
    let payee = match period.payee.kind {
        IndemnityPayeeKind::Person => period.payee.name.clone(),
        IndemnityPayeeKind::Employer => texts::indemnities::payee_employer(&period.payee.name),
    };
    view! {
        <div class="details stack">
            <dl class="facts">
                {fact(texts::indemnities::paid_on(), paid_on)}
                {fact(texts::indemnities::paid_to(), payee)}
                {fact(texts::indemnities::processed_on(), format::date(period.processed_on))}
                {fact(texts::indemnities::number(), period.number.clone())}
            </dl>
            {why(period)}
        </div>
    }
    .into_any()
}

fn why(period: &IndemnityPeriod) -> AnyView {
    let Some(why) = sound(period) else {
        let waiting = period.state == IndemnityState::InProgress;
        return paragraph(if waiting { texts::indemnities::why_not_yet() } else { texts::indemnities::why_unknown() });
    };
    view! {
        <section class="stack" aria-label=texts::indemnities::why_of(&wording::about(period))>
            <p class="ds-label" data-weight="semibold">
                {texts::indemnities::why()}
            </p>
            <div class="row g-4">
                {sum(texts::indemnities::why_days(), days(why), texts::indemnities::why_period_days(), wording::days(why.period_days))}
                {sum(
                    texts::indemnities::why_amount(),
                    cents(why),
                    texts::indemnities::why_total(),
                    format::euros(why.calculated_cents + why.correction_cents),
                )}
            </div>
        </section>
    }
    .into_any()
}

/// The days of the period; those that are nothing are left out, except the paid ones.
fn days(why: &IndemnityExplanation) -> Vec<(String, String)> {
    let parts = [
        (texts::indemnities::why_waiting(), why.waiting_days),
        (texts::indemnities::why_paid_days(), why.paid_days),
        (texts::indemnities::why_unpaid_days(), why.unpaid_days),
    ];
    let shown = parts.into_iter().enumerate().filter(|(index, (_, count))| *index == 1 || *count != 0);
    shown.map(|(_, (name, count))| (name, wording::days(count))).collect()
}

/// The calculation, and what the fund did otherwise.
fn cents(why: &IndemnityExplanation) -> Vec<(String, String)> {
    let (base, rate) = (format::euros(why.base_salary_cents), format::percent(why.rate_bp));
    let calculated = texts::indemnities::why_calculated(&wording::days(why.paid_days), &base, &rate);
    let correction = (why.correction_cents != 0)
        .then(|| (texts::indemnities::why_correction(), format::euros(why.correction_cents)));
    [(calculated, format::euros(why.calculated_cents))].into_iter().chain(correction).collect()
}

fn sum(caption: String, parts: Vec<(String, String)>, total: String, of_all: String) -> AnyView {
    let rows: Vec<AnyView> = parts
        .into_iter()
        .map(|(name, value)| view! { <tr>{row_header(name)} {number(value)}</tr> }.into_any())
        .collect();
    view! {
        <div class="col-md-6">
            <table class="ds-table sum">
                <caption>{caption}</caption>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>{row_header(total)} {number_total(of_all)}</tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}
