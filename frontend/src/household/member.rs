//! What is recorded of one member, and where each field can be reported.

use contract::household::{Household, ReportedField};
use leptos::prelude::*;

use super::{
    record::{Record, Role},
    wording,
};
use crate::{
    core::{addresses, texts},
    ui::{TagColor, column, paragraph, row_header, tag},
};

/// The data of one member.
pub fn member(record: &Record, household: &Household) -> AnyView {
    let caption = texts::household::caption(&record.name());
    let rows: Vec<AnyView> = record.fields().into_iter().map(|field| row(record, field, household)).collect();
    view! {
        <section class="stack">
            <table class="ds-table break">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        {column(texts::household::column_field())} {column(texts::household::column_recorded())}
                        <th scope="col" class="d-print-none">
                            {texts::household::column_report()}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {(record.role == Role::Child).then(|| paragraph(texts::household::children_note()))}
        </section>
    }
    .into_any()
}

fn row(record: &Record, field: ReportedField, household: &Household) -> AnyView {
    let mut open = household.open_reports.iter();
    let report = match open.find(|report| report.member == record.id && report.field == field) {
        Some(report) => tag(texts::household::reported(&report.number), TagColor::Info),
        None => {
            let hidden = texts::household::report_of(&wording::field(field), &record.name());
            view! {
                <a class="ds-link" href=addresses::household_report(record.id, field.code())>
                    {texts::household::report()}
                    <span class="ds-sr-only">" "{hidden}</span>
                </a>
            }
            .into_any()
        }
    };
    view! {
        <tr>
            {row_header(wording::field(field))} <td>{wording::recorded(record, field)}</td>
            <td class="d-print-none">{report}</td>
        </tr>
    }
    .into_any()
}
