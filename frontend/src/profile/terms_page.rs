//! General terms, in force or as they were accepted.

use contract::terms::{ReadTerms, Terms, TermsDocument};
use leptos::prelude::*;

use crate::{
    core::{load::load, query, texts},
    information::prose,
    ui::{PageHeading, loaded, notice, paragraph},
};

/// The general terms of electronic mail; the version in the address where it names one.
pub fn terms_page() -> AnyView {
    let version = query::of_page(|value| value("version"));
    let terms = load(move || Some(ReadTerms { document: TermsDocument::MailOptions, version: version.get() }));
    loaded(terms, |terms| page(&terms)).into_any()
}

fn page(terms: &Terms) -> AnyView {
    view! {
        <article class="stack" lang=terms.language.code()>
            <PageHeading title=terms.title.clone() />
            {paragraph(texts::mail_options::terms_version(&terms.version))}
            {(!terms.in_force).then(|| notice("info", texts::mail_options::terms_earlier()))}
            {prose(terms.html.clone())}
        </article>
    }
    .into_any()
}
