//! The four populations as four links.

use contract::population::Population;
use leptos::prelude::*;

use crate::core::labels;
use crate::ui::paragraph;

/// One card per population; one click chooses (NAV-03).
#[component]
pub fn PopulationCards(
    /// Where choosing a population leads.
    #[prop(into)]
    href: Callback<Population, String>,
) -> impl IntoView {
    let card = move |population: Population| {
        view! {
            <li class="col-sm-6">
                <div class="ds-card choice">
                    <a class="ds-heading" data-size="xs" href=href.run(population)>
                        {labels::population(population)}
                    </a>
                    {paragraph(labels::population_hint(population))}
                </div>
            </li>
        }
    };
    view! { <ul class="row g-4 bare">{Population::ALL.map(card).into_iter().collect_view()}</ul> }
}
