//! The public home (NAV-01).

use leptos::prelude::*;

use super::PopulationCards;
use crate::{
    core::{addresses, texts},
    ui::{PageHeading, heading, paragraph},
};

/// Home: the populations, and « Mon compte ».
#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        <div class="stack">
            <PageHeading title=texts::home::title() />
            <p class="ds-paragraph" data-size="lg">
                {texts::home::lead()}
            </p>
            {heading(texts::home::choose())}
            {paragraph(texts::home::choose_hint())}
            <PopulationCards href=addresses::welcome />
            <div class="ds-card choice" data-variant="tinted">
                <a class="ds-heading" data-size="xs" href=addresses::ACCOUNT>
                    {texts::shell::account()}
                </a>
                {paragraph(texts::home::account_hint())}
            </div>
        </div>
    }
}
