//! One page of the fund's own texts.

use std::sync::Arc;

use contract::{
    pages::{InformationPage, ReadPage},
    problem::ProblemKind,
};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_params_map;

use crate::{
    core::{
        addresses, format,
        load::{Outcome, load},
        texts,
    },
    home::NotFoundPage,
    ui::{Failure, LoadingState, PageHeading},
};

/// Elements of the fund's texts and the classes by which the design system knows them.
const CLASSES: [(&str, &str); 8] = [
    ("h2", "ds-heading"),
    ("h3,h4", "ds-heading sub"),
    ("p", "ds-paragraph"),
    ("a", "ds-link"),
    ("ul,ol", "ds-list"),
    ("table", "ds-table"),
    ("blockquote", "ds-card"),
    ("hr", "ds-divider"),
];

/// A page of the bottom menu.
#[component]
pub fn GeneralInformationPage() -> impl IntoView {
    view! { <PageInAddress /> }
}

/// A page in the menu of the population in the address.
#[component]
pub fn PopulationInformationPage() -> impl IntoView {
    let params = use_params_map();
    let known = move || {
        params.with(|params| params.get_str("population").and_then(addresses::population_from_slug)).is_some()
    };
    move || {
        if known() { view! { <PageInAddress /> }.into_any() } else { view! { <NotFoundPage /> }.into_any() }
    }
}

/// The page whose slug is in the address.
#[component]
fn PageInAddress() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug")));
    let page = load(move || Some(ReadPage { slug: slug.get()? }));
    let show = move |outcome: Outcome<InformationPage>| match outcome {
        Ok(page) => view! { <Page page=page /> }.into_any(),
        Err(error) if error.kind() == Some(ProblemKind::NotFound) => view! { <NotFoundPage /> }.into_any(),
        Err(error) => view! {
            <div class="stack">
                <PageHeading title=texts::information::title() />
                <Failure error=error on_retry=move |()| page.retry() />
            </div>
        }
        .into_any(),
    };
    move || page.outcome.get().map_or_else(|| view! { <LoadingState /> }.into_any(), show)
}

#[component]
fn Page(page: Arc<InformationPage>) -> impl IntoView {
    let text = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(text) = text.get() {
            dress(&text);
        }
    });
    let updated = page.updated_on.map(|date| texts::information::updated(&format::date(date)));
    view! {
        <article class="stack" lang=page.language.code()>
            <PageHeading title=page.title.clone() />
            <div class="stack prose" inner_html=page.html.clone() node_ref=text></div>
            {updated.map(|updated| view! { <p class="ds-paragraph" data-size="sm">{updated}</p> })}
        </article>
    }
}

/// Gives the fund's texts, which are plain HTML, the look of everything else.
fn dress(text: &web_sys::Element) {
    for (selector, class) in CLASSES {
        let Ok(found) = text.query_selector_all(selector) else {
            continue;
        };
        for index in 0..found.length() {
            if let Some(element) = found.get(index).and_then(|node| wasm_bindgen::JsCast::dyn_into(node).ok()) {
                let element: web_sys::Element = element;
                element.set_class_name(class);
            }
        }
    }
}
