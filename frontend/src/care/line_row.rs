//! One refund.

use std::sync::Arc;

use chrono::NaiveDate;
use contract::care::{Beneficiaries, CareLine, CareState};
use leptos::prelude::*;

use super::{beneficiaries::name_of, line_details::LineDetails};
use crate::{
    core::{format, labels, texts},
    ui::{ExpandableRow, TagColor, Unfolding, number, sign, tag},
};

/// The colour that repeats a state.
#[must_use]
pub const fn state_color(state: CareState) -> TagColor {
    match state {
        CareState::Processed => TagColor::Success,
        CareState::ToPay => TagColor::Info,
        CareState::InProgress => TagColor::Warning,
    }
}

/// A day, or a period.
#[must_use]
pub fn care_dates(from: NaiveDate, until: NaiveDate) -> String {
    if from == until {
        format::short_date(from)
    } else {
        texts::care::period(&format::short_date(from), &format::short_date(until))
    }
}

/// What a row is about, in words that tell it from the others.
#[must_use]
pub fn about(line: &CareLine) -> String {
    format!("{}, {}", line.benefit.label, format::date(line.dated))
}

/// A row of the table and, below it, its details.
#[component]
pub fn LineRow(
    /// The refund.
    line: CareLine,
    /// The household, where the row says whose it is.
    household: Option<Arc<Beneficiaries>>,
    /// Number of columns of the table.
    columns: usize,
    /// The table's « Tout afficher ».
    unfolding: Unfolding,
) -> impl IntoView {
    let line = Arc::new(line);
    let name = about(&line);
    let signs = signs(&line).into_any();
    let whose = household.map(|household| name_of(&household, line.beneficiary));
    let cells = cells(&line, whose).into_any();
    let id = format!("line-{}", line.id);
    let details = move || view! { <LineDetails line=Arc::clone(&line) /> };
    view! {
        <ExpandableRow
            id=id
            name=name
            columns=columns
            unfolding=unfolding
            signs=signs
            cells=cells
            details=details
        />
    }
}

/// R and T at the row's start (CARE-05).
fn signs(line: &CareLine) -> impl IntoView + use<> {
    let neutral = |letter, spoken| sign(letter, spoken, TagColor::Neutral);
    (
        line.adjusted.then(|| neutral("R", texts::care::adjusted())),
        line.third_party.then(|| neutral("T", texts::care::third_party())),
    )
}

fn cells(line: &CareLine, whose: Option<String>) -> impl IntoView + use<> {
    let marks = [
        line.adjusted.then(texts::care::adjusted),
        line.third_party.then(texts::care::third_party),
        line.fees_unpaid.then(|| "HNP".to_owned()),
    ];
    let marks = marks.into_iter().flatten().map(|text| tag(text, TagColor::Neutral));
    let dated = match line.state {
        CareState::Processed => format::short_date(line.dated),
        CareState::ToPay | CareState::InProgress => texts::care::processed_on(&format::short_date(line.dated)),
    };
    let refunded = line.refunded_cents.map_or_else(texts::care::not_yet, format::euros);
    view! {
        <td>{dated}</td>
        <th scope="row">
            <span class="cluster tight">
                <span>{line.benefit.label.clone()}</span>
                {marks.collect_view()}
            </span>
        </th>
        {whose.map(|name| view! { <td>{name}</td> })}
        <td>{care_dates(line.care_from, line.care_until)}</td>
        <td>{tag(labels::care_state(line.state), state_color(line.state))}</td>
        {number(format::euros(line.billed_cents))}
        {number(refunded)}
    }
}
