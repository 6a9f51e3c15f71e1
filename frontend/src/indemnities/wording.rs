//! The words for kinds, states and periods.

use chrono::NaiveDate;
use contract::indemnities::{IndemnityKind, IndemnityPeriod, IndemnityState, LeaveKind};

use crate::{
    core::{format, texts},
    ui::TagColor,
};

/// What is indemnified.
pub fn kind(kind: IndemnityKind) -> String {
    match kind {
        IndemnityKind::Sickness => texts::indemnities::kind_sickness(),
        IndemnityKind::Maternity => texts::indemnities::kind_maternity(),
        IndemnityKind::Invalidity => texts::indemnities::kind_invalidity(),
    }
}

/// Why somebody does not work.
pub fn leave_kind(leave: LeaveKind) -> String {
    match leave {
        LeaveKind::Sickness => kind(IndemnityKind::Sickness),
        LeaveKind::Maternity => kind(IndemnityKind::Maternity),
    }
}

/// State of a file.
pub fn state(state: IndemnityState) -> String {
    match state {
        IndemnityState::Paid => texts::indemnities::state_paid(),
        IndemnityState::ToPay => texts::indemnities::state_to_pay(),
        IndemnityState::InProgress => texts::indemnities::state_in_progress(),
    }
}

/// The colour that repeats a state.
pub const fn state_color(state: IndemnityState) -> TagColor {
    match state {
        IndemnityState::Paid => TagColor::Success,
        IndemnityState::ToPay => TagColor::Info,
        IndemnityState::InProgress => TagColor::Warning,
    }
}

/// First and last day; an open end is said to be one.
pub fn period(from: NaiveDate, until: Option<NaiveDate>) -> String {
    let from = format::short_date(from);
    match until {
        Some(until) => texts::indemnities::period(&from, &format::short_date(until)),
        None => texts::indemnities::open_period(&from),
    }
}

/// The employer; « Sans objet » for who has none.
pub fn employer(row: &IndemnityPeriod) -> String {
    row.employer.clone().unwrap_or_else(texts::common::not_applicable)
}

/// What a row is about, in words that tell it from the others.
pub fn about(row: &IndemnityPeriod) -> String {
    let what = format!("{}, {}", kind(row.kind), period(row.from, Some(row.until)));
    row.employer.as_ref().map_or_else(|| what.clone(), |employer| format!("{what}, {employer}"))
}

/// A number of days.
pub fn days(count: i64) -> String {
    texts::indemnities::days(count)
}
