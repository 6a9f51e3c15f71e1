//! Period and state.

use chrono::NaiveDate;
use contract::{
    care::{CareFilter, CareState},
    service::Service,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::filter_query::{self, PeriodError};
use crate::{
    core::{addresses, browser, follow::follow, labels, texts},
    ui::{DateField, ErrorSummary, FormError, dynamic, mark_title_as_error},
};

const FROM: &str = "from";
const UNTIL: &str = "until";

fn form_error(error: PeriodError) -> FormError {
    let (field, message) = match error {
        PeriodError::From => (FROM, texts::care::filter_date()),
        PeriodError::Until => (UNTIL, texts::care::filter_date()),
        PeriodError::Order => (UNTIL, texts::care::filter_order()),
    };
    FormError { field: Some(field), message }
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
    let error = RwSignal::new(None::<PeriodError>);
    // Back, and choosing another beneficiary, bring the fields in step with the address.
    follow(move || {
        let filter = filter.get();
        from.set(shown(filter.from));
        until.set(shown(filter.until));
        state.set(filter.state.map(filter_query::state_slug).unwrap_or_default().to_owned());
    });
    let navigate = use_navigate();
    let go = move |chosen: &CareFilter| {
        let address = addresses::service(Service::MedicalCare) + &filter_query::write(chosen);
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let clear = go.clone();
    let apply = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = filter_query::period(&from.get_untracked(), &until.get_untracked());
        error.set(typed.err());
        mark_title_as_error(typed.is_err());
        if let Ok((from, until)) = typed {
            let state = filter_query::state_from_slug(&state.get_untracked());
            go(&CareFilter { from, until, state, ..filter.get_untracked() });
        }
    };
    let errors = Signal::derive(move || error.get().map(form_error).into_iter().collect::<Vec<_>>());
    let at = move |field: &'static str| {
        Signal::derive(move || {
            errors.get().into_iter().find(|error| error.field == Some(field)).map(|error| error.message)
        })
    };
    let narrowed =
        Memo::new(move |_| filter.with(|filter| filter.from.or(filter.until).is_some() || filter.state.is_some()));
    let clear = move |_| {
        error.set(None);
        clear(&CareFilter { beneficiary: filter.get_untracked().beneficiary, ..CareFilter::default() });
    };
    let clear = StoredValue::new_local(clear);
    let clear_button = move || {
        view! {
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="tertiary"
                        on:click=move |event| clear.with_value(|clear| clear(event))
                    >
                        {texts::care::filter_clear()}
                    </button>
        }
    };
    let (earliest, today) = (earliest.to_string(), browser::today().to_string());
    view! {
        <form class="stack d-print-none" novalidate=true on:submit=apply aria-label=texts::care::filters()>
            <ErrorSummary title=texts::sign_in::errors() errors=errors />
            <div class="cluster end">
                <DateField
                    id=FROM
                    label=texts::care::filter_from()
                    value=from
                    min=earliest.clone()
                    max=today.clone()
                    error=at(FROM)
                />
                <DateField
                    id=UNTIL
                    label=texts::care::filter_until()
                    value=until
                    min=earliest
                    max=today
                    error=at(UNTIL)
                />
                <StateField state=state />
                <button type="submit" class="ds-button">
                    {texts::care::filter_apply()}
                </button>
                {dynamic(move || narrowed.get().then(clear_button).into_any())}
            </div>
        </form>
    }
}

#[component]
fn StateField(state: RwSignal<String>) -> impl IntoView {
    let option = |each: CareState| {
        view! { <option value=filter_query::state_slug(each)>{labels::care_state(each)}</option> }
    };
    view! {
        <ds-field class="ds-field">
            <label class="ds-label" for="state">
                {texts::care::filter_state()}
            </label>
            <select
                class="ds-input"
                id="state"
                name="state"
                prop:value=state
                on:change=move |event| state.set(event_target_value(&event))
            >
                <option value="">{texts::care::filter_any_state()}</option>
                {CareState::ALL.map(option).into_iter().collect_view()}
            </select>
        </ds-field>
    }
}
