//! « Vos signalements »: what was reported, and what became of it.

use contract::{
    household::{HouseholdReport, HouseholdReportPage, ListHouseholdReports},
    paging::PageRequest,
};
use leptos::prelude::*;

use super::wording;
use crate::{
    core::{format, load::load, texts},
    ui::{fact, loaded, page_turns, paragraph, tag},
};

/// One's own reports, a page at a time.
pub fn reports_list() -> AnyView {
    let cursor = RwSignal::new(None::<String>);
    let reports = load(move || Some(ListHouseholdReports { page: PageRequest { cursor: cursor.get(), limit: None } }));
    view! {
        <section class="stack" aria-labelledby="reports">
            <h2 class="ds-heading" data-size="sm" id="reports">
                {texts::household::reports()}
            </h2>
            {loaded(reports, move |page| list(&page, cursor))}
        </section>
    }
    .into_any()
}

fn list(page: &HouseholdReportPage, cursor: RwSignal<Option<String>>) -> AnyView {
    if page.reports.is_empty() {
        return paragraph(texts::household::no_report());
    }
    view! {
        <ul class="bare stack">{page.reports.iter().map(item).collect_view()}</ul>
        {page_turns(cursor, page.next_cursor.clone())}
    }
    .into_any()
}

fn item(report: &HouseholdReport) -> AnyView {
    let (state, color) = wording::state(report.state);
    let answer = report.answer.clone().map(|answer| fact(texts::household::answer(), answer));
    let about = texts::household::about(&wording::field(report.field), &report.member_name);
    view! {
        <li class="ds-card stack">
            <h3 class="ds-heading cluster" data-size="2xs">
                {report.number.clone()} {tag(state, color)}
            </h3>
            <dl class="facts">
                {fact(texts::household::about_what(), about)}
                {fact(texts::household::stood(), wording::stood(report.field, report.recorded.as_deref()))}
                {fact(texts::household::should_be(), report.should_be.clone())}
                {fact(texts::household::reported_at(), format::moment(report.reported_at))} {answer}
            </dl>
        </li>
    }
    .into_any()
}
