//! Downloads of what is on the screen.

use contract::{endpoint::API_ROOT, export::ExportFormat};
use leptos::prelude::*;

use super::dynamic::words;
use crate::core::{i18n, texts};

/// PDF, CSV and XLSX of the rows on the screen; `target` says where each is, below the root of the API.
pub fn export_links(target: Callback<ExportFormat, String>) -> AnyView {
    let language = i18n::language().code();
    let link = |format: ExportFormat, label: String| {
        view! {
            <li>
                <a
                    class="ds-link"
                    href=words(move || format!("{API_ROOT}{}", target.run(format)))
                    download=""
                    rel="external"
                    hreflang=language
                >
                    {label}
                </a>
            </li>
        }
    };
    view! {
        <div class="cluster">
            <span id="export">{texts::common::export()}</span>
            <ul class="cluster" aria-labelledby="export">
                {link(ExportFormat::Pdf, texts::common::export_pdf())}
                {link(ExportFormat::Csv, texts::common::export_csv())}
                {link(ExportFormat::Xlsx, texts::common::export_xlsx())}
            </ul>
        </div>
    }
    .into_any()
}
