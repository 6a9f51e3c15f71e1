//! How things stand, when there is nothing to fill in or before one begins (DECL-01, DECL-07).

use contract::{
    endpoint::API_ROOT,
    resources::{
        CampaignPeriod, ClosedDeclaration, DeclarationState, DownloadDeclarationReceipt, LockedDeclaration,
        OpenDeclaration, ResourcesDeclaration, SubmittedDeclaration,
    },
};
use leptos::prelude::*;

use super::{
    screens::{number_of, screens},
    wording,
};
use crate::{
    core::{addresses, browser, format, i18n, texts},
    ui::{TagColor, bullets, download_link, fact, notice, paragraph, tag},
};

/// How things stand, and the way on.
pub fn state(declaration: &ResourcesDeclaration) -> AnyView {
    match declaration {
        ResourcesDeclaration::NotTargeted => not_targeted(),
        ResourcesDeclaration::NotOpen(closed) => not_open(closed),
        ResourcesDeclaration::Locked(locked) => is_locked(locked),
        ResourcesDeclaration::Open(open) => is_open(open),
    }
}

fn not_targeted() -> AnyView {
    (notice("info", texts::resources::not_targeted()), paragraph(texts::resources::not_targeted_more())).into_any()
}

fn not_open(closed: &ClosedDeclaration) -> AnyView {
    let CampaignPeriod { reference_year, opens_on, closes_on, .. } = &closed.campaign;
    let (year, from, until) = (reference_year.to_string(), format::date(*opens_on), format::date(*closes_on));
    let told = if browser::today() < *opens_on {
        texts::resources::not_yet_open(&year, &from, &until)
    } else {
        texts::resources::over(&year, &from, &until)
    };
    let unsent = (closed.submitted.is_none() && browser::today() > *closes_on)
        .then(|| paragraph(texts::resources::over_unsent()));
    (notice("info", told), unsent, closed.submitted.as_ref().map(sent)).into_any()
}

fn is_locked(locked: &LockedDeclaration) -> AnyView {
    (notice("info", texts::resources::locked()), sent(&locked.submitted)).into_any()
}

fn is_open(open: &OpenDeclaration) -> AnyView {
    let year = open.campaign.reference_year.to_string();
    let until = format::date(open.until);
    let as_of = open.data_as_of.map(|date| paragraph(texts::common::data_as_of(&format::date(date))));
    let screens = screens(&open.form, false);
    let draft = open.draft_saved_at.map(|at| {
        let step = open.draft_step.unwrap_or_default();
        let told = texts::resources::draft(&format::moment(at), &wording::step(step, open.campaign.reference_year));
        (notice("info", told), number_of(&screens, step))
    });
    // What was sent is changed from its summary.
    let first = if open.submitted.is_some() { screens.len() } else { 1 };
    let (draft, number) = draft.map_or_else(|| (().into_any(), first), |(told, number)| (told, number));
    let label = match (open.draft_saved_at, &open.submitted) {
        (Some(_), _) => texts::resources::go_on(),
        (None, Some(_)) => texts::resources::change(),
        (None, None) => texts::resources::begin(),
    };
    view! {
        {as_of}
        {paragraph(texts::resources::lead(&year))}
        {open.submitted.as_ref().map(sent)}
        {bullets(vec![
            texts::resources::lead_until(&until),
            texts::resources::lead_paper(),
            texts::resources::lead_draft(),
        ])}
        {draft}
        <p class="ds-paragraph d-print-none">
            <a class="ds-button" href=addresses::declaration_form(number)>
                {label}
            </a>
        </p>
    }
    .into_any()
}

/// What was sent: number, state, versions, and the receipt.
pub fn sent(submitted: &SubmittedDeclaration) -> AnyView {
    let (words, color) = match submitted.state {
        DeclarationState::Submitted => (texts::resources::state_submitted(), TagColor::Info),
        DeclarationState::CorrectionAsked => (texts::resources::state_correction(), TagColor::Warning),
        DeclarationState::TakenIntoAccount => (texts::resources::state_taken(), TagColor::Success),
    };
    let versions = submitted.versions.iter().map(|version| {
        fact(texts::resources::version(&version.version.to_string()), format::moment(version.submitted_at))
    });
    let taken = submitted.taken_into_account_at.map(|at| fact(texts::resources::taken_at(), format::moment(at)));
    let correction = submitted.correction.as_ref().map(|asked| {
        let lead = texts::resources::correction(&format::moment(asked.asked_at), &format::date(asked.until));
        view! {
            <div class="ds-alert stack" data-color="warning">
                {paragraph(lead)} <p class="ds-paragraph lines-kept">{asked.text.clone()}</p>
            </div>
        }
    });
    view! {
        <section class="ds-card stack" aria-labelledby="sent">
            <h2 class="ds-heading cluster" data-size="xs" id="sent">
                {texts::resources::sent(&submitted.number)} {tag(words, color)}
            </h2>
            {correction}
            <dl class="facts">{versions.collect_view()} {taken}</dl>
            {receipt_link()}
        </section>
    }
    .into_any()
}

/// Where the receipt is downloaded.
pub fn receipt_link() -> AnyView {
    let target = DownloadDeclarationReceipt { language: i18n::language() }.target();
    download_link(format!("{API_ROOT}{target}"), texts::resources::receipt())
}
