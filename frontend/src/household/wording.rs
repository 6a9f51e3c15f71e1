//! The words for roles, fields, values and states.

use contract::household::{ReportState, ReportedField};
use leptos::prelude::*;

use super::record::{Record, Role};
use crate::{
    core::{format, texts},
    ui::{TagColor, envelope},
};

/// What a member is in the household.
pub fn role(role: Role) -> String {
    match role {
        Role::Holder => texts::profile::role_holder(),
        Role::Spouse => texts::care::role_spouse(),
        Role::Child => texts::care::role_child(),
    }
}

/// Name of a field.
pub fn field(field: ReportedField) -> String {
    match field {
        ReportedField::LastName => texts::household::last_name(),
        ReportedField::BirthName => texts::household::birth_name(),
        ReportedField::FirstName => texts::household::first_name(),
        ReportedField::BirthDate => texts::household::birth_date(),
        ReportedField::DeathDate => texts::household::death_date(),
        ReportedField::FamilySituation => texts::household::family_situation(),
        ReportedField::Address => texts::household::address(),
    }
}

/// What is recorded in a field: one line or, for an address, several.
pub fn recorded(record: &Record, field: ReportedField) -> AnyView {
    let status = &record.civil_status;
    let adult = record.of_adults.as_ref();
    let text = match field {
        ReportedField::LastName => Some(status.last_name.clone()),
        ReportedField::BirthName => Some(status.birth_name.clone().unwrap_or_else(texts::household::same_name)),
        ReportedField::FirstName => Some(status.first_name.clone()),
        ReportedField::BirthDate => Some(format::date(status.birth_date)),
        ReportedField::DeathDate => status.death_date.map(format::date),
        ReportedField::FamilySituation => adult.and_then(|adult| adult.family_situation.clone()),
        ReportedField::Address => {
            if let Some(address) = adult.and_then(|adult| adult.address.as_ref()) {
                return envelope(address);
            }
            None
        }
    };
    text.unwrap_or_else(texts::common::not_communicated).into_any()
}

/// What stood in a field when it was reported: dates as one writes them.
pub fn stood(field: ReportedField, recorded: Option<&str>) -> String {
    let is_date = matches!(field, ReportedField::BirthDate | ReportedField::DeathDate);
    let date = recorded.filter(|_| is_date).and_then(|text| text.parse().ok()).map(format::date);
    date.or_else(|| recorded.map(str::to_owned)).unwrap_or_else(texts::common::not_communicated)
}

/// How far a report has come, and the colour that repeats it.
pub fn state(state: ReportState) -> (String, TagColor) {
    match state {
        ReportState::Received => (texts::household::state_received(), TagColor::Info),
        ReportState::Handled => (texts::household::state_handled(), TagColor::Success),
        ReportState::Refused => (texts::household::state_refused(), TagColor::Warning),
    }
}
