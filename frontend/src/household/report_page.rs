//! Reporting what is wrong with one field of one member.

use std::sync::Arc;

use contract::{
    household::{CorrectionFault, Household, HouseholdReport, ReadHousehold, ReportHouseholdData, ReportedField},
    identity::Session,
    problem::FieldError,
    service::Service,
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    record::{Record, records},
    wording,
};
use crate::{
    core::{addresses, load::load, portal::use_portal, query, texts},
    identity::Secured,
    ui::{
        Confirmation, Form, FormError, NavLink, NavList, PageHeading, SummaryLine, Writing, back_link, bullets,
        confirmation, contact_box, dynamic, empty_state, loaded, notice, paragraph, summary_table, text_field,
    },
};

const SHOULD_BE: &str = "should-be";

/// The secured page that reports.
pub fn report_page() -> AnyView {
    view! { <Secured service=Service::PersonalData page=draw /> }.into_any()
}

fn draw(_: Arc<Session>) -> AnyView {
    let asked = query::of_page(|value| {
        let member = value(addresses::MEMBER).and_then(|id| Uuid::parse_str(&id).ok());
        let field = value(addresses::REPORTED_FIELD).and_then(|code| ReportedField::from_code(&code));
        member.zip(field)
    });
    let household = load(|| Some(ReadHousehold));
    let made = RwSignal::new(None::<HouseholdReport>);
    dynamic(move || match made.get() {
        Some(report) => sent(&report),
        None => page(asked.get_untracked(), household, made),
    })
    .into_any()
}

fn page(
    asked: Option<(Uuid, ReportedField)>,
    household: crate::core::load::Loading<Household>,
    made: RwSignal<Option<HouseholdReport>>,
) -> AnyView {
    view! {
        <div class="stack">
            {back_link(back(asked.map(|(member, _)| member)))}
            <PageHeading title=texts::household::report_title() />
            {loaded(household, move |household| body(asked, &household, made))}
            {contact_box(Service::PersonalData.department())}
        </div>
    }
    .into_any()
}

/// The page of the member that the report is about.
fn back(member: Option<Uuid>) -> String {
    member.map_or_else(|| addresses::service(Service::PersonalData), addresses::member)
}

fn body(
    asked: Option<(Uuid, ReportedField)>,
    household: &Household,
    made: RwSignal<Option<HouseholdReport>>,
) -> AnyView {
    let found = asked.and_then(|(member, field)| {
        let record = records(household).into_iter().find(|record| record.id == member)?;
        record.fields().contains(&field).then_some((record, field))
    });
    let Some((record, field)) = found else {
        return empty_state(texts::household::nothing_to_report());
    };
    let mut open = household.open_reports.iter();
    match open.find(|report| report.member == record.id && report.field == field) {
        Some(report) => notice("info", texts::household::already(&report.number)),
        None => form(&record, field, made),
    }
}

fn form(record: &Record, field: ReportedField, made: RwSignal<Option<HouseholdReport>>) -> AnyView {
    let member = record.id;
    let draft = use_portal().drafts.of("household-report", None);
    let should_be = draft.text(&format!("{member}-{}", field.code()));
    let form = Form::new();
    let submit = move || {
        let text = should_be.get_untracked().trim().to_owned();
        if let Some(fault) = CorrectionFault::of(&text) {
            form.show(vec![FormError::at(SHOULD_BE, message(fault))]);
            return;
        }
        let request = ReportHouseholdData { member, field, should_be: text };
        form.send(request, explain, move |report| {
            draft.forget();
            made.set(Some(report));
        });
    };
    let facts = vec![
        SummaryLine::new(texts::household::column_person(), record.name()),
        SummaryLine::new(texts::household::column_field(), wording::field(field)),
        SummaryLine::new(texts::household::column_recorded(), wording::recorded(record, field)),
    ];
    let hint = match field {
        ReportedField::BirthDate | ReportedField::DeathDate => texts::household::should_be_date_hint(),
        _ => texts::household::should_be_hint(),
    };
    let asked = form.field(SHOULD_BE, texts::household::should_be(), hint, should_be);
    view! {
        {paragraph(texts::household::report_lead())} {summary_table(texts::household::report_caption(), facts)}
        {form.view(text_field(asked, Writing::Sentence, "off"), texts::household::report_send(), submit)}
    }
    .into_any()
}

/// What is wrong with what was typed, in the person's words. A courtesy: the server decides.
fn message(fault: CorrectionFault) -> String {
    match fault {
        CorrectionFault::Blank => texts::household::should_be_missing(),
        CorrectionFault::TooLong => texts::household::should_be_long(),
        CorrectionFault::HiddenCharacter => texts::household::should_be_hidden(),
    }
}

/// The server refuses a correction for what was checked here, unless the household has changed meanwhile.
fn explain(error: &FieldError) -> Option<FormError> {
    let fault = match (error.field.as_str(), error.code.as_str()) {
        ("should_be", "length") => CorrectionFault::TooLong,
        ("should_be", "blank") => CorrectionFault::Blank,
        ("should_be", _) => CorrectionFault::HiddenCharacter,
        _ => return Some(FormError::general(texts::household::nothing_to_report())),
    };
    Some(FormError::at(SHOULD_BE, message(fault)))
}

/// The report is taken: its number, and what becomes of it.
fn sent(report: &HouseholdReport) -> AnyView {
    let next = view! {
        {paragraph(texts::household::about(&wording::field(report.field), &report.member_name))}
        {bullets(vec![texts::household::next_look(), texts::household::next_answer(), texts::household::next_data()])}
    };
    let links = vec![NavLink::new(back(Some(report.member)), texts::household::title())];
    let ways_on = view! { <NavList links=links class="ds-list" /> };
    let confirmed = Confirmation {
        title: texts::household::sent_title(),
        number: Some(report.number.clone()),
        next: next.into_any(),
        contact: Service::PersonalData.department(),
    };
    confirmation(confirmed, ways_on.into_any())
}
