//! Nothing stands at the address.

use leptos::prelude::*;

use crate::{
    core::{addresses, texts},
    ui::{PageHeading, paragraph},
};

/// Says so, and shows the way to the site map.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="stack">
            <PageHeading title=texts::not_found::title() />
            {paragraph(texts::not_found::text())}
            <p class="ds-paragraph">
                <a class="ds-link" href=addresses::SITE_MAP>
                    {texts::not_found::way_out()}
                </a>
            </p>
        </div>
    }
}
