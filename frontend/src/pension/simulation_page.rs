//! « Simulation de retraite » (SIM-01 to SIM-04).

use std::sync::Arc;

use contract::{
    pension::{
        ListPensionSimulations, PensionOutlook, PensionSimulation, PensionSimulations, ReadPensionOutlook,
        SimulationAccess,
    },
    service::Service,
};
use leptos::prelude::*;

use super::{
    comparison::comparison,
    known_points::known_points,
    simulation_form::{MonthChoice, simulation_form},
    simulation_result::result,
};
use crate::{
    core::{
        addresses, browser, format,
        load::{Loading, load},
        texts,
    },
    identity::Secured,
    ui::{
        NavLink, NavList, PageHeading, contact_box, dynamic, empty_state, loaded, paragraph, print_button, printed_for,
    },
};

/// The secured page « Simulation de retraite ».
pub fn simulation_page() -> AnyView {
    view! { <Secured service=Service::PensionSimulation page=|_| page() /> }.into_any()
}

fn page() -> AnyView {
    let outlook = load(|| Some(ReadPensionOutlook));
    view! {
        <div class="stack">
            <PageHeading title=texts::simulation::title() />
            {printed_for()}
            {loaded(outlook, |outlook| content(&outlook))}
            {contact_box(Service::PensionSimulation.department())}
        </div>
    }
    .into_any()
}

fn content(outlook: &Arc<PensionOutlook>) -> AnyView {
    let as_of = outlook.data_as_of.map(|date| paragraph(texts::common::data_as_of(&format::date(date))));
    let below = if outlook.access == SimulationAccess::Open { open(outlook) } else { closed(outlook) };
    (as_of, below).into_any()
}

/// Why it is not open: no mistake of anybody's (SIM-01).
fn closed(outlook: &PensionOutlook) -> AnyView {
    let from = outlook.open_from.map(format::date).unwrap_or_default();
    let why = match outlook.access {
        SimulationAccess::TooYoung => texts::simulation::too_young(&format::count(outlook.minimum_age), &from),
        SimulationAccess::AlreadyRetired => texts::simulation::already_retired(),
        SimulationAccess::NoActivity => texts::simulation::no_activity(),
        SimulationAccess::Unavailable | SimulationAccess::Open => texts::simulation::unavailable(),
    };
    let payments = (outlook.access == SimulationAccess::AlreadyRetired).then(|| {
        let page = addresses::service(Service::PensionPayments);
        view! { <NavList links=vec![NavLink::new(page, texts::simulation::see_payments())] class="ds-list" /> }
    });
    (empty_state(why), payments).into_any()
}

fn open(outlook: &Arc<PensionOutlook>) -> AnyView {
    let kept = load(|| Some(ListPensionSimulations));
    let latest = RwSignal::new(None::<Arc<PensionSimulation>>);
    let done = Callback::new(move |simulation| {
        latest.set(Some(Arc::new(simulation)));
        kept.refresh();
    });
    let earliest = outlook
        .earliest_month
        .map_or_else(texts::simulation::no_earliest, |month| texts::simulation::earliest(&format::month(month)));
    let known = Arc::clone(outlook);
    let choice = MonthChoice::of(outlook.first_month);
    // Each result has a form of its own after it, with the same month chosen: sent once more, it is another request.
    let form = dynamic(move || {
        latest.track();
        simulation_form(&known, choice, done)
    });
    view! {
        {paragraph(texts::simulation::lead())}
        {known_points(outlook)}
        {paragraph(earliest)}
        <div class="d-print-none">{form}</div>
        {dynamic(move || latest.get().map(|simulation| result(&simulation, true)).into_any())}
        {loaded(kept, move |kept_now| side_by_side(&kept_now, kept, latest))}
        {print_button(Callback::new(|()| browser::print()))}
    }
    .into_any()
}

fn side_by_side(
    kept: &PensionSimulations,
    loading: Loading<PensionSimulations>,
    latest: RwSignal<Option<Arc<PensionSimulation>>>,
) -> AnyView {
    if kept.simulations.is_empty() {
        return empty_state(texts::simulation::none());
    }
    let forgotten = Callback::new(move |()| {
        latest.set(None);
        loading.refresh();
    });
    let show = Callback::new(move |simulation: PensionSimulation| latest.set(Some(Arc::new(simulation))));
    comparison(kept, show, forgotten)
}
