//! « Pourquoi ce montant ? », in parts that add up.

use std::sync::Arc;

use contract::care::{Adjustment, CareLine, RefundExplanation};
use leptos::prelude::*;

use super::{
    explanation::{self, Part, Sum},
    line_row::about,
};
use crate::core::{addresses, format, texts};
use crate::ui::{column, number, number_column, number_total, paragraph, row_header};

/// Explains the refund of a row.
#[component]
pub fn Why(
    /// The refund.
    line: Arc<CareLine>,
) -> impl IntoView {
    let Some(explanation) = line.explanation.clone().filter(|known| explanation::adds_up(&line, known)) else {
        let waiting = line.refunded_cents.is_none();
        return waiting.then(|| paragraph(texts::care::why_not_yet())).into_any();
    };
    let adjustment = explanation.adjustment.clone();
    let refund = explanation::refund(&explanation);
    let left = explanation::left_to_pay(&explanation);
    let third = third_party(&line, &explanation);
    let now = Arc::clone(&line);
    view! {
        <section class="stack" aria-label=texts::care::why_of(&format!("{}, {}", about(&line), line.id))>
            <p class="ds-label" data-weight="semibold">
                {texts::care::why()}
            </p>
            <div class="row g-4">
                {sum(&line, texts::care::why_refund(), &refund, texts::care::why_refunded())}
                {sum(&line, texts::care::why_left(), &left, texts::care::why_left_total())}
            </div>
            {paragraph(texts::care::why_billed(
                    &format::euros(line.billed_cents),
                    &format::euros(refund.total_cents),
                    &format::euros(left.total_cents),
                ))}
            {third.map(paragraph)}
            {adjustment.map(|before| view! { <Adjusted line=now before=before /> })}
        </section>
    }
    .into_any()
}

fn third_party(line: &CareLine, explanation: &RefundExplanation) -> Option<String> {
    (explanation.paid_to_third_party_cents != 0)
        .then(|| texts::care::why_third_party(&format::euros(explanation.paid_to_third_party_cents), &line.payee.name))
}

fn label(line: &CareLine, part: Part) -> String {
    match part {
        Part::TariffTimesRate => match (line.base_tariff_cents, line.rate_bp) {
            (Some(tariff), Some(rate)) => {
                texts::care::why_tariff_times_rate(&format::euros(tariff), &format::percent(rate))
            }
            _ => texts::care::base_tariff(),
        },
        Part::Correction | Part::CorrectionOnOtherSide => texts::care::why_correction(),
        Part::Copayment => texts::care::why_copayment(),
        Part::AboveTariff => texts::care::why_above(),
    }
}

/// A sum as a table: its parts, then what they add up to.
fn sum(line: &CareLine, caption: String, sum: &Sum, total: String) -> impl IntoView + use<> {
    let row = |(part, cents): &(Part, i64)| {
        view! {
            <tr>
                {row_header(label(line, *part))}
                {number(format::euros(*cents))}
            </tr>
        }
    };
    view! {
        <div class="col-lg-6">
            <table class="ds-table sum">
                <caption>{caption}</caption>
                <tbody>{sum.parts.iter().map(row).collect_view()}</tbody>
                <tfoot>
                    <tr>
                        {row_header(total)}
                        {number_total(format::euros(sum.total_cents))}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

/// Old and new amounts of a file that was taken up again.
#[component]
fn Adjusted(line: Arc<CareLine>, before: Adjustment) -> impl IntoView {
    let amount = |cents: Option<i64>| cents.map_or_else(texts::care::not_yet, format::euros);
    let row = |name: String, before: Option<i64>, now: Option<i64>| {
        view! {
            <tr>
                {row_header(name)}
                {number(amount(before))}
                {number(amount(now))}
            </tr>
        }
    };
    view! {
        <table class="ds-table sum">
            <caption>{texts::care::why_adjusted()}</caption>
            <thead>
                <tr>
                    {column(texts::care::why_adjusted_part())}
                    {number_column(texts::care::why_before())}
                    {number_column(texts::care::why_now())}
                </tr>
            </thead>
            <tbody>
                {row(texts::care::column_billed(), Some(before.billed_cents), Some(line.billed_cents))}
                {row(texts::care::column_refunded(), before.refunded_cents, line.refunded_cents)}
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="2">
                        {texts::care::why_difference()}
                    </th>
                    {number_total(format::euros(before.difference_cents))}
                </tr>
            </tfoot>
        </table>
        <p class="ds-paragraph">
            <a class="ds-link" href=addresses::statement(&before.statement_number)>
                {texts::care::why_superseded(&before.statement_number)}
            </a>
        </p>
    }
}
