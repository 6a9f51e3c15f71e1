//! « Par praticien » (CARE-08).

use std::sync::Arc;

use contract::{
    care::{CareFilter, ListBeneficiaries, ListPractitioners, PerformerFilter, Practitioner, Practitioners},
    identity::Session,
    service::Service,
};
use leptos::prelude::*;

use super::{filter_query, lines_section::LinesSection};
use crate::{
    core::{
        addresses,
        follow::follow,
        format,
        load::load,
        location::{Way, use_location},
        query, texts,
    },
    identity::Secured,
    ui::{
        Choice, Form, FormError, PageHeading, contact_box, dynamic, empty_state, loaded, paragraph, printed_for,
        select_field,
    },
};

const SELECT: &str = "practitioner";

/// The secured page « Par praticien ».
#[component]
pub fn PractitionerPage() -> impl IntoView {
    view! {
        <Secured service=Service::CareByPractitioner page=|session| view! { <ByPractitioner session=session /> }.into_any() />
    }
}

#[component]
fn ByPractitioner(session: Arc<Session>) -> impl IntoView {
    let practitioners = load(|| Some(ListPractitioners));
    let as_of = session.data_as_of.map(|date| texts::common::data_as_of(&format::date(date)));
    view! {
        <div class="stack">
            <PageHeading title=texts::practitioner::title() />
            {printed_for()}
            {as_of.map(paragraph)}
            <p class="ds-paragraph d-print-none">{texts::practitioner::lead()}</p>
            {loaded(practitioners, |list| view! { <Choice list=list /> })}
            {contact_box(Service::CareByPractitioner.department())}
        </div>
    }
}

fn name_of(practitioner: &Practitioner) -> String {
    format!("{} {}", practitioner.last_name, practitioner.first_name)
}

/// The name of a performer of the list.
fn performer_name(list: &Practitioners, performer: &PerformerFilter) -> String {
    match performer {
        PerformerFilter::Unregistered => texts::practitioner::unregistered(),
        PerformerFilter::Registered(number) => list
            .practitioners
            .iter()
            .find(|practitioner| practitioner.number == *number)
            .map_or_else(texts::common::not_communicated, name_of),
    }
}

#[component]
fn Choice(list: Arc<Practitioners>) -> impl IntoView {
    if list.practitioners.is_empty() && list.unregistered.is_none() {
        return empty_state(texts::practitioner::none());
    }
    let performer = Memo::new({
        let in_address = query::of_page(|value| filter_query::read(value));
        move |_| in_address.with(|filter| filter.performer.clone())
    });
    let names = Arc::clone(&list);
    view! {
        <ChoiceForm list=list performer=performer />
        {dynamic(move || {
            let refunds = |chosen| {
                let name = performer_name(&names, &chosen);
                view! { <Refunds performer=chosen name=name /> }
            };
            performer.get().map(refunds).into_any()
        })}
    }
    .into_any()
}

/// The list of performers and « Ok ».
#[component]
fn ChoiceForm(list: Arc<Practitioners>, performer: Memo<Option<PerformerFilter>>) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let form = Form::unkeyed();
    follow(move || chosen.set(performer.get().map(String::from).unwrap_or_default()));
    let location = use_location();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let performer = chosen.with_untracked(|text| text.parse::<PerformerFilter>().ok());
        if performer.is_none() {
            form.show(vec![FormError::at(SELECT, texts::practitioner::missing())]);
            return;
        }
        form.show(Vec::new());
        let query = filter_query::write(&CareFilter { performer, ..CareFilter::default() });
        let address = addresses::service(Service::CareByPractitioner) + &query;
        location.go(&address, Way::InPlace);
    };
    let choice = |practitioner: &Practitioner| {
        let label = texts::practitioner::option(&name_of(practitioner), &practitioner.specialty);
        Choice::new(practitioner.number.clone(), label)
    };
    let unregistered = || Choice::new(PerformerFilter::Unregistered.to_string(), texts::practitioner::unregistered());
    let choices = list.practitioners.iter().map(choice).chain(list.unregistered.is_some().then(unregistered)).collect();
    let (label, hint) = (texts::practitioner::select(), texts::practitioner::unregistered_hint());
    view! {
        <form class="stack d-print-none" novalidate=true on:submit=submit>
            {form.summary()}
            {select_field(form.field(SELECT, label, hint, chosen), texts::practitioner::choose(), choices)}
            <button type="submit" class="ds-button">
                {texts::practitioner::ok()}
            </button>
        </form>
    }
}

/// The refunds of one performer's care, whoever of the household received it.
#[component]
fn Refunds(performer: PerformerFilter, name: String) -> impl IntoView {
    let household = load(|| Some(ListBeneficiaries));
    let caption = texts::care::caption_practitioner(&name);
    loaded(household, move |household| {
        let filter = CareFilter { performer: Some(performer.clone()), ..CareFilter::default() };
        let caption = caption.clone();
        view! {
            <LinesSection
                filter=Memo::new(move |_| filter.clone())
                caption=Signal::stored(caption)
                household=household
            />
        }
    })
}
