//! « Mon compte » without a population: the four populations as four links (NAV-03).

use leptos::prelude::*;

use super::PopulationCards;
use crate::{
    core::{addresses, texts},
    ui::PageHeading,
};

/// Choice of the population.
#[component]
pub fn AccountPage() -> impl IntoView {
    view! {
        <div class="stack">
            <PageHeading title=texts::account::title() />
            <p class="ds-paragraph" data-size="lg">
                {texts::account::lead()}
            </p>
            <PopulationCards href=addresses::welcome />
        </div>
    }
}
