//! « Annuler »: gives the declaration up, after a confirmation (DECL-06).

use contract::resources::DropDeclarationDraft;
use leptos::prelude::*;

use super::procedure::{Procedure, Shown};
use crate::{
    core::{browser, texts},
    ui::{Form, dynamic},
};

const ASK: &str = "give-up";
const KEEP: &str = "keep";

/// The button that asks, and the question.
pub fn cancel(procedure: Procedure) -> AnyView {
    let asked = RwSignal::new(false);
    let form = Form::unkeyed();
    dynamic(move || if asked.get() { question(procedure, form, asked) } else { button(asked) }).into_any()
}

fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = browser::element(id) {
            browser::focus(&element);
        }
    });
}

fn button(asked: RwSignal<bool>) -> AnyView {
    let ask = move |_| {
        asked.set(true);
        focus_soon(KEEP);
    };
    view! {
        <button type="button" class="ds-button d-print-none" data-variant="tertiary" id=ASK on:click=ask>
            {texts::resources::give_up()}
        </button>
    }
    .into_any()
}

fn question(procedure: Procedure, form: Form, asked: RwSignal<bool>) -> AnyView {
    let keep = move |_| {
        asked.set(false);
        focus_soon(ASK);
    };
    let give_up = move || {
        form.send(
            DropDeclarationDraft,
            |_| None,
            move |()| {
                procedure.answers.draft.forget();
                procedure.steps.finish();
                procedure.shown.set(Shown::GivenUp);
            },
        );
    };
    view! {
        <section class="ds-alert stack d-print-none" data-color="warning" aria-labelledby="give-up-title">
            <h2 class="ds-heading" data-size="xs" id="give-up-title">
                {texts::resources::give_up_title()}
            </h2>
            <p class="ds-paragraph">{texts::resources::give_up_lead()}</p>
            {form.view(().into_any(), texts::resources::give_up_yes(), give_up)}
            <button type="button" class="ds-button" data-variant="secondary" id=KEEP on:click=keep>
                {texts::resources::give_up_no()}
            </button>
        </section>
    }
    .into_any()
}
