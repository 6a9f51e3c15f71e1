//! Kind and period.

use chrono::NaiveDate;
use contract::{
    movements::{MovementFilter, MovementKind},
    service::Service,
};
use leptos::prelude::*;

use super::filter_query;
use crate::{
    core::{
        addresses,
        follow::follow,
        labels,
        location::{Way, use_location},
        texts,
    },
    ui::{Choice, Form, PeriodFields, select_field},
};

/// Narrows the screen to a kind and a period. The result stands in the address.
pub fn filter_form(filter: Memo<MovementFilter>, kinds: Vec<MovementKind>, earliest: NaiveDate) -> AnyView {
    let period = PeriodFields::new();
    let kind = RwSignal::new(String::new());
    let form = Form::unkeyed();
    follow(move || {
        let filter = filter.get();
        period.show(filter.from, filter.until);
        kind.set(filter.kind.map(filter_query::kind_slug).unwrap_or_default().to_owned());
    });
    let location = use_location();
    let apply = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match period.period() {
            Ok((from, until)) => {
                form.show(Vec::new());
                let chosen = MovementFilter { kind: filter_query::kind_from_slug(&kind.get_untracked()), from, until };
                let address = addresses::service(Service::Movements) + &filter_query::write(&chosen);
                location.go(&address, Way::InPlace);
            }
            Err(mistake) => form.show(vec![mistake]),
        }
    };
    let kinds: Vec<Choice> =
        kinds.into_iter().map(|each| Choice::new(filter_query::kind_slug(each), labels::movement_kind(each))).collect();
    view! {
        <form class="stack d-print-none" novalidate=true on:submit=apply aria-label=texts::care::filters()>
            {form.summary()}
            <div class="cluster end">
                {select_field(
                    form.field("kind", texts::movements::column_kind(), String::new(), kind),
                    texts::movements::any_kind(),
                    kinds,
                )}
                {period.view(form, earliest)}
                <button type="submit" class="ds-button">
                    {texts::care::filter_apply()}
                </button>
            </div>
        </form>
    }
    .into_any()
}
