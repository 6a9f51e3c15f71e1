//! What happened, when something was sent.

use contract::institution::DepartmentKey;
use leptos::prelude::*;

use super::{
    PageHeading,
    contact::contact_box,
    pieces::paragraph,
    print::{print_button, printed_for},
};
use crate::core::{browser, texts};

/// What the last page of a form says.
pub struct Confirmation {
    /// What happened, as the page's heading.
    pub title: String,
    /// Number of what was sent, where it has one.
    pub number: Option<String>,
    /// What happens next and when.
    pub next: AnyView,
    /// Whom to ask.
    pub contact: DepartmentKey,
}

/// A panel with what happened and its number, what happens next and when, whom to ask, and a copy to keep. `ways_on` are
/// the links that lead on from here.
pub fn confirmation(confirmation: Confirmation, ways_on: AnyView) -> AnyView {
    let Confirmation { title, number, next, contact } = confirmation;
    view! {
        <div class="stack">
            <div class="ds-alert stack" data-color="success">
                <PageHeading title=title />
                {number.map(|number| paragraph(texts::form::number(&number)))}
            </div>
            {printed_for()}
            <h2 class="ds-heading" data-size="sm">
                {texts::form::next()}
            </h2>
            {next}
            {ways_on}
            {print_button(Callback::new(|()| browser::print()))}
            {contact_box(contact)}
        </div>
    }
    .into_any()
}
