//! Period and state.

use chrono::NaiveDate;
use contract::{
    care::{CareFilter, CareState},
    service::Service,
};
use leptos::prelude::*;

use super::filter_query::{self, PeriodError};
use crate::{
    core::{
        addresses, browser,
        follow::follow,
        labels,
        location::{Way, use_location},
        texts,
    },
    ui::{Choice, Form, FormError, date_field, dynamic, select_field},
};

const FROM: &str = "from";
const UNTIL: &str = "until";

fn form_error(error: PeriodError) -> FormError {
    let (field, message) = match error {
        PeriodError::From => (FROM, texts::care::filter_date()),
        PeriodError::Until => (UNTIL, texts::care::filter_date()),
        PeriodError::Order => (UNTIL, texts::care::filter_order()),
    };
    FormError::at(field, message)
}

fn shown(date: Option<NaiveDate>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

/// Narrows the screen to a period and a state. The result stands in the address.
#[component]
pub fn FilterForm(
    /// The filter on the screen.
    filter: Memo<CareFilter>,
    /// The first day that can hold refunds.
    earliest: NaiveDate,
) -> impl IntoView {
    let (from, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let state = RwSignal::new(String::new());
    let form = Form::unkeyed();
    // Back, and choosing another beneficiary, bring the fields in step with the address.
    follow(move || {
        let filter = filter.get();
        from.set(shown(filter.from));
        until.set(shown(filter.until));
        state.set(filter.state.map(filter_query::state_slug).unwrap_or_default().to_owned());
    });
    let location = use_location();
    let go = move |chosen: &CareFilter| {
        let address = addresses::service(Service::MedicalCare) + &filter_query::write(chosen);
        location.go(&address, Way::InPlace);
    };
    let apply = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = filter_query::period(&from.get_untracked(), &until.get_untracked());
        form.show(typed.err().map(form_error).into_iter().collect());
        if let Ok((from, until)) = typed {
            let state = filter_query::state_from_slug(&state.get_untracked());
            go(&CareFilter { from, until, state, ..filter.get_untracked() });
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
    let (earliest, today) = (earliest.to_string(), browser::today().to_string());
    let field = move |id: &str, label: String, value| form.field(id, label, String::new(), value);
    let states = CareState::ALL.map(|each| Choice::new(filter_query::state_slug(each), labels::care_state(each)));
    view! {
        <form class="stack d-print-none" novalidate=true on:submit=apply aria-label=texts::care::filters()>
            {form.summary()}
            <div class="cluster end">
                {date_field(field(FROM, texts::care::filter_from(), from), earliest.clone(), today.clone())}
                {date_field(field(UNTIL, texts::care::filter_until(), until), earliest, today)}
                {select_field(
                    field("state", texts::care::filter_state(), state),
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
