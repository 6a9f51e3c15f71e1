//! Downloads of what is on the screen.

use contract::{
    care::{CareFilter, ExportCareLines, ExportFormat},
    endpoint::API_ROOT,
};
use leptos::prelude::*;

use crate::{
    core::{i18n, texts},
    ui::words,
};

/// CSV and XLSX of the rows that the filter selects.
#[component]
pub fn ExportLinks(
    /// Which refunds.
    filter: Memo<CareFilter>,
) -> impl IntoView {
    let link = move |format: ExportFormat, label: String| {
        let language = i18n::language();
        let href = move || format!("{API_ROOT}{}", ExportCareLines { filter: filter.get(), format, language }.target());
        view! {
            <li>
                <a class="ds-link" href=words(href) download="" rel="external" hreflang=language.code()>
                    {label}
                </a>
            </li>
        }
    };
    view! {
        <div class="cluster">
            <span id="export">{texts::care::export()}</span>
            <ul class="cluster" aria-labelledby="export">
                {link(ExportFormat::Csv, texts::care::export_csv())}
                {link(ExportFormat::Xlsx, texts::care::export_xlsx())}
            </ul>
        </div>
    }
}
