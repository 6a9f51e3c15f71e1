//! The one heading of a page: it names the window and receives the focus when the page is entered.

use std::cell::RefCell;

use leptos::{html, prelude::*};

use crate::core::{browser, follow::follow, location::use_location, portal::use_portal, texts};

thread_local! {
    /// The page that was entered last: its path and its heading.
    static ENTERED: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Makes the next heading leave the focus where it is: the page is drawn anew, not entered.
pub fn forget_heading() {
    ENTERED.set(None);
}

/// Whether the heading of another page stood here before. The first page leaves the focus to the browser.
fn is_entered(path: String, title: &str) -> bool {
    let now = (path, title.to_owned());
    let before = ENTERED.replace(Some(now.clone()));
    before.is_some_and(|before| before != now)
}

/// Heading of the first level. One on every screen.
#[component]
pub fn PageHeading(
    /// The words of the heading, and of the window's title.
    #[prop(into)]
    title: String,
    /// Which step of a form it is, told before the words.
    #[prop(optional)]
    step: String,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let portal = use_portal();
    let is_step = !step.is_empty();
    let window_title = if is_step { texts::form::step_title(&title, &step) } else { title.clone() };
    let entered_title = window_title.clone();
    follow(move || {
        let name = portal.institution.with(|institution| institution.as_ref().map(|known| known.short_name.clone()));
        let product = texts::shell::product();
        let portal_name = name.map_or_else(|| product.clone(), |name| format!("{product} {name}"));
        document().set_title(&texts::shell::title(&window_title, &portal_name));
    });
    let path = use_location().path.get_untracked();
    follow(move || {
        if let Some(heading) = heading.get()
            && is_entered(path.clone(), &entered_title)
        {
            browser::focus(&heading);
        }
    });
    view! {
        <h1 class="ds-heading" data-size="lg" tabindex="-1" node_ref=heading>
            {is_step.then(|| view! { <span class="step">{step}</span> })}
            {title}
        </h1>
    }
}

/// Puts « Erreur : » before the window's title, or takes it away again.
pub fn mark_title_as_error(is_error: bool) {
    let title = document().title();
    let mark = texts::shell::error_title("");
    let bare = title.strip_prefix(&mark).unwrap_or(&title);
    document().set_title(&if is_error { texts::shell::error_title(bare) } else { bare.to_owned() });
}
