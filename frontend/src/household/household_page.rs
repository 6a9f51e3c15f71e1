//! « Données personnelles »: the names at the top switch between the members (DATA-01 to DATA-03).

use std::sync::Arc;

use contract::{
    household::{Household, ReadHousehold},
    identity::Session,
    service::Service,
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    member::member,
    record::{Record, records},
    reports_list::reports_list,
    wording,
};
use crate::{
    core::{addresses, browser, format, load::load, query, texts},
    identity::Secured,
    ui::{PageHeading, contact_box, dynamic, loaded, notice, print_button, printed_for, when},
};

/// The secured page « Données personnelles ».
pub fn household_page() -> AnyView {
    view! { <Secured service=Service::PersonalData page=draw /> }.into_any()
}

fn draw(session: Arc<Session>) -> AnyView {
    let household = load(|| Some(ReadHousehold));
    let holders_file = session.file_incomplete;
    view! {
        <div class="stack">
            <PageHeading title=texts::household::title() />
            {printed_for()}
            {dynamic(move || {
                let members_file = household.answer().is_some_and(|household| household.file_incomplete);
                (holders_file || members_file).then(|| notice("warning", texts::common::file_incomplete())).into_any()
            })}
            {loaded(household, |household| overview(&household))}
            {reports_list()}
            {contact_box(Service::PersonalData.department())}
        </div>
    }
    .into_any()
}

fn overview(household: &Arc<Household>) -> AnyView {
    let as_of = household.data_as_of.map(|date| texts::common::data_as_of(&format::date(date)));
    let members = records(household);
    let known: Vec<Uuid> = members.iter().map(|record| record.id).collect();
    let first = household.holder.id;
    let asked = query::of_page(|value| value(addresses::MEMBER).and_then(|id| Uuid::parse_str(&id).ok()));
    // Nobody asked for, or nobody of this household: the holder.
    let chosen = Memo::new(move |_| asked.get().filter(|id| known.contains(id)).unwrap_or(first));
    let links = names(&members, chosen);
    let household = Arc::clone(household);
    view! {
        <p class="ds-paragraph">{as_of}</p>
        {links}
        {dynamic(move || {
            let record = members.iter().find(|record| record.id == chosen.get());
            record.map(|record| member(record, &household)).into_any()
        })}
        {print_button(Callback::new(|()| browser::print()))}
    }
    .into_any()
}

/// One link per member; the chosen one is current, and stands in the address.
fn names(members: &[Record], chosen: Memo<Uuid>) -> AnyView {
    let link = |record: &Record| {
        let id = record.id;
        let current = when("true", move || chosen.get() == id);
        view! {
            <li class="col-sm-6 col-lg-4">
                <a class="ds-card choice" data-noscroll=true href=addresses::member(id) aria-current=current>
                    <strong>{record.name()}</strong>
                    " "
                    <span>{wording::role(record.role)}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="stack" aria-labelledby="members">
            <h2 class="ds-heading" data-size="sm" id="members">
                {texts::household::members()}
            </h2>
            <ul class="row g-3 bare">{members.iter().map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}
