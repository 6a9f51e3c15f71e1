//! Period and state.

use chrono::NaiveDate;
use contract::{
    care::{CareFilter, CareState},
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
    ui::{Choice, Form, PeriodFields, dynamic, select_field},
};

/// Narrows the screen to a period and a state. The result stands in the address.
#[component]
pub fn FilterForm(
    /// The filter on the screen.
    filter: Memo<CareFilter>,
    /// The first day that can hold refunds.
    earliest: NaiveDate,
) -> impl IntoView {
    let period = PeriodFields::new();
    let state = RwSignal::new(String::new());
    let form = Form::unkeyed();
    // Back, and choosing another beneficiary, bring the fields in step with the address.
    follow(move || {
        let filter = filter.get();
        period.show(filter.from, filter.until);
        state.set(filter.state.map(filter_query::state_slug).unwrap_or_default().to_owned());
    });
    let location = use_location();
    let go = move |chosen: &CareFilter| {
        let address = addresses::service(Service::MedicalCare) + &filter_query::write(chosen);
        location.go(&address, Way::InPlace);
    };
    let apply = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match period.period() {
            Ok((from, until)) => {
                form.show(Vec::new());
                let state = filter_query::state_from_slug(&state.get_untracked());
                go(&CareFilter { from, until, state, ..filter.get_untracked() });
            }
            Err(mistake) => form.show(vec![mistake]),
        }
    };
    let narrowed =
        Memo::new(move |_| filter.with(|filter| filter.from.or(filter.until).is_some() || filter.state.is_some()));
    let clear = move |_| {
        form.show(Vec::new());
        go(&CareFilter { beneficiary: filter.get_untracked().beneficiary, ..CareFilter::default() });
    };
    let clear_button = move || {
        view! {
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="tertiary"
                        on:click=clear
                    >
                        {texts::care::filter_clear()}
                    </button>
        }
    };
    let states = CareState::ALL.map(|each| Choice::new(filter_query::state_slug(each), labels::care_state(each)));
    view! {
        <form class="stack d-print-none" novalidate=true on:submit=apply aria-label=texts::care::filters()>
            {form.summary()}
            <div class="cluster end">
                {period.view(form, earliest)}
                {select_field(
                    form.field("state", texts::care::filter_state(), String::new(), state),
                    texts::care::filter_any_state(),
                    states.into(),
                )}
                <button type="submit" class="ds-button">
                    {texts::care::filter_apply()}
                </button>
                {dynamic(move || narrowed.get().then(clear_button).into_any())}
            </div>
        </form>
    }
}
