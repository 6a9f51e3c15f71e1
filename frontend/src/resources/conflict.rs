//! Another tab or device has saved a draft meanwhile: nothing is overwritten before the person has chosen (DECL-08).

use client::Tagged;
use contract::resources::DeclarationDraft;
use leptos::prelude::*;

use super::{
    procedure::{Procedure, Shown},
    wording,
};
use crate::{
    core::{format, texts},
    ui::{PageHeading, paragraph},
};

/// Which of the two goes on: the one that was saved elsewhere, or what is typed here.
pub fn conflict(procedure: Procedure, newer: &Tagged<DeclarationDraft>) -> AnyView {
    let year = procedure.open.with_value(|open| open.campaign.reference_year);
    let lead = match newer.value.saved_at {
        Some(at) => texts::resources::newer_lead(&format::moment(at), &wording::step(newer.value.step, year)),
        None => texts::resources::newer_gone(),
    };
    let (theirs, tag) = (newer.clone(), newer.tag.clone().unwrap_or_default());
    let take = move |_| {
        procedure.answers.fill(&theirs);
        procedure.saved.set(theirs.value.saved_at.map(format::moment).unwrap_or_default());
        procedure.shown.set(Shown::Screens);
        procedure.steps.open(procedure.number(theirs.value.step));
    };
    let step = newer.value.step;
    let keep = move |_| {
        procedure.answers.tag.set(tag.clone());
        procedure.shown.set(Shown::Screens);
        // What is typed here takes the place of the other at once, so that no third is needed.
        procedure.save_at(step, || ());
    };
    let take_label =
        if newer.value.saved_at.is_some() { texts::resources::newer_take() } else { texts::resources::newer_begin() };
    view! {
        <div class="stack">
            <PageHeading title=texts::resources::newer_title() />
            <div class="ds-alert stack" data-color="warning">
                {paragraph(lead)} {paragraph(texts::resources::newer_choose())}
            </div>
            <div class="cluster">
                <button type="button" class="ds-button" on:click=take>
                    {take_label}
                </button>
                <button type="button" class="ds-button" data-variant="secondary" on:click=keep>
                    {texts::resources::newer_keep()}
                </button>
            </div>
        </div>
    }
    .into_any()
}
