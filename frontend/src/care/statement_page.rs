//! One whole statement, adjusted or not.

use std::sync::Arc;

use contract::{
    care::{Beneficiaries, CareStatement, ListBeneficiaries, ReadCareStatement},
    service::Service,
};
use leptos::prelude::*;

use super::{beneficiaries::name_of, legend::Legend, line_row::state_color, lines_table::LinesTable};
use crate::{
    core::{addresses, browser, format, labels, load::load, texts},
    identity::Secured,
    ui::{
        PageHeading, SummaryLine, Unfolding, contact_box, dynamic, loaded, loading_state, paragraph, print_button,
        printed_for, summary_table, tag, unfold_all,
    },
};

/// The secured page of a statement.
#[component]
pub fn StatementPage(
    /// Number of the statement.
    number: String,
) -> impl IntoView {
    let draw = move |_| view! { <Statement number=number.clone() /> }.into_any();
    view! { <Secured service=Service::MedicalCare page=draw /> }
}

#[component]
fn Statement(number: String) -> impl IntoView {
    let title = texts::statement::title(&number);
    let household = load(|| Some(ListBeneficiaries));
    let statement = load(move || Some(ReadCareStatement { number: number.clone() }));
    view! {
        <div class="stack">
            <a class="ds-link d-print-none" href=addresses::service(Service::MedicalCare)>
                {texts::statement::back()}
            </a>
            <PageHeading title=title />
            {printed_for()}
            {loaded(
                statement,
                move |statement| {
                    dynamic(move || match household.answer() {
                        Some(household) => {
                            let statement = Arc::clone(&statement);
                            view! { <Content statement=statement household=household /> }.into_any()
                        }
                        None => loading_state(),
                    })
                },
            )}
            {contact_box(Service::MedicalCare.department())}
        </div>
    }
}

#[component]
fn Content(statement: Arc<CareStatement>, household: Arc<Beneficiaries>) -> impl IntoView {
    let unfolding = Unfolding::new();
    let state = tag(labels::care_state(statement.state), state_color(statement.state));
    let facts = vec![
        SummaryLine::new(texts::statement::beneficiary(), name_of(&household, statement.beneficiary)),
        SummaryLine::new(texts::care::fund(), labels::fund(statement.fund)),
        SummaryLine::new(texts::statement::state(), state),
        SummaryLine::new(texts::statement::processed_on(), format::date(statement.processed_on)),
        SummaryLine::new(
            texts::statement::paid_on(),
            statement.paid_on.map_or_else(texts::statement::not_paid, format::date),
        ),
    ];
    let lines = statement.lines.clone();
    let totals = statement.totals.clone();
    view! {
        {statement.data_as_of.map(|date| paragraph(texts::common::data_as_of(&format::date(date))))}
        {neighbour(statement.superseded_by.as_deref(), "warning", texts::statement::superseded, texts::statement::see_current)}
        {neighbour(statement.supersedes.as_deref(), "info", texts::statement::supersedes, texts::care::why_superseded)}
        {summary_table(texts::statement::summary(), facts)}
        <div class="cluster d-print-none">
            {unfold_all(unfolding)}
            {print_button(Callback::new(|()| browser::print()))}
        </div>
        <LinesTable
            lines=Signal::stored(lines)
            totals=Signal::stored(Some(totals))
            caption=Signal::stored(texts::care::caption_statement())
            household=None
            unfolding=unfolding
        />
        <Legend />
    }
}

/// The statement that this one adjusts, or that adjusts this one.
fn neighbour(
    number: Option<&str>,
    color: &'static str,
    what: fn() -> String,
    link: fn(&str) -> String,
) -> Option<impl IntoView + use<>> {
    number.map(|number| {
        view! {
            <p class="ds-alert ds-paragraph" data-color=color>
                {what()} " "
                <a class="ds-link" href=addresses::statement(number)>
                    {link(number)}
                </a>
            </p>
        }
    })
}
