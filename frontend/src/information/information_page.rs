//! One page of the fund's own texts.

use std::sync::Arc;

use contract::{
    pages::{self, ReadPage},
    problem::ProblemKind,
};
use leptos::{html, prelude::*};

use crate::{
    core::{
        browser,
        follow::follow,
        format,
        load::{Outcome, load},
        texts,
    },
    home::NotFoundPage,
    ui::{Failure, PageHeading, dynamic, loading_state},
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

/// The page with this slug, of the bottom menu or of a population's.
#[component]
pub fn InformationPage(
    /// The page's slug.
    slug: String,
) -> impl IntoView {
    let page = load(move || Some(ReadPage { slug: slug.clone() }));
    let show = move |outcome: Outcome<pages::InformationPage>| match outcome {
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
    dynamic(move || page.outcome().map_or_else(loading_state, show))
}

#[component]
fn Page(page: Arc<pages::InformationPage>) -> impl IntoView {
    let updated = page.updated_on.map(|date| texts::information::updated(&format::date(date)));
    view! {
        <article class="stack" lang=page.language.code()>
            <PageHeading title=page.title.clone() />
            {prose(page.html.clone())}
            {updated.map(|updated| view! { <p class="ds-paragraph" data-size="sm">{updated}</p> })}
        </article>
    }
}

/// A text of the fund's, ready to be shown.
pub fn prose(html: String) -> AnyView {
    let text = NodeRef::<html::Div>::new();
    follow(move || {
        if let Some(text) = text.get() {
            dress(&text);
            // After the page's heading has taken the focus.
            request_animation_frame(browser::go_to_fragment);
        }
    });
    view! { <div class="stack prose" inner_html=html node_ref=text></div> }.into_any()
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
