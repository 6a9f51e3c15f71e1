//! The public home (NAV-01).

use leptos::prelude::*;

use super::PopulationCards;
use crate::{
    core::{addresses, texts},
    ui::PageHeading,
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
            <h2 class="ds-heading" data-size="sm">
                {texts::home::choose()}
            </h2>
            <p class="ds-paragraph">{texts::home::choose_hint()}</p>
            <PopulationCards href=addresses::welcome />
            <div class="ds-card choice" data-variant="tinted">
                <a class="ds-heading" data-size="xs" href=addresses::ACCOUNT>
                    {texts::shell::account()}
                </a>
                <p class="ds-paragraph">{texts::home::account_hint()}</p>
            </div>
        </div>
    }
}
