//! The movements as a table; each leads to the page of its service.

use contract::{
    movements::{ListMovements, Movement, MovementKind},
    service::Service,
};
use leptos::prelude::*;

use crate::{
    core::{addresses, format, labels, paged_list::PagedList, texts},
    ui::{TableRegion, column, growing_rows, number, number_column},
};

/// The rows.
pub fn movement_table(list: PagedList<ListMovements>, allowances: Service) -> AnyView {
    let rows = growing_rows(list.all(), move |movement| row(movement, allowances));
    let table = view! {
        <table class="ds-table lines short" data-size="sm">
            <caption>{texts::movements::caption()}</caption>
            <thead>
                <tr>
                    {column(texts::movements::column_date())} {column(texts::movements::column_what())}
                    {number_column(texts::movements::column_amount())}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    };
    view! { <TableRegion label=texts::movements::caption()>{table}</TableRegion> }.into_any()
}

fn row(movement: &Movement, allowances: Service) -> AnyView {
    let amount = movement.amount_cents.map_or_else(texts::common::not_applicable, format::euros);
    view! {
        <tr>
            <td>{format::short_date(movement.dated)}</td>
            <th scope="row">
                // What it is for belongs to the link: the kind alone would name many of them alike.
                <a class="ds-link" href=page_of(movement, allowances)>
                    {labels::movement_kind(movement.kind)} " "
                    <span class="about">{what(movement)}</span>
                </a>
            </th>
            {number(amount)}
        </tr>
    }
    .into_any()
}

/// The page that shows it: the statement itself, or the service.
fn page_of(movement: &Movement, allowances: Service) -> String {
    match (movement.kind, &movement.statement_number) {
        (MovementKind::Refund, Some(number)) => addresses::statement(number),
        (MovementKind::Refund, None) => addresses::service(Service::MedicalCare),
        (MovementKind::Indemnity, _) => addresses::service(Service::Indemnities),
        (MovementKind::Allowance, _) => addresses::service(allowances),
        (MovementKind::Pension, _) => addresses::service(Service::PensionPayments),
        (MovementKind::Letter, Some(_)) => addresses::DELIVERIES.to_owned(),
        (MovementKind::Letter, None) => addresses::service(Service::Profile),
    }
}

/// What it is for, and to whom it went.
fn what(movement: &Movement) -> String {
    let period = match (movement.kind, movement.starts_on, movement.ends_on) {
        (MovementKind::Allowance, Some(month), _) => Some(format::month(month)),
        (_, Some(from), Some(until)) => {
            Some(texts::care::period(&format::short_date(from), &format::short_date(until)))
        }
        _ => None,
    };
    let who = movement.who.as_ref().map(|name| match movement.kind {
        MovementKind::Allowance | MovementKind::Indemnity => texts::movements::paid_to(name),
        MovementKind::Refund | MovementKind::Pension | MovementKind::Letter => name.clone(),
    });
    let number = movement.statement_number.as_ref().map(|number| texts::movements::statement(number));
    let detail = movement.detail.map(labels::movement_detail);
    let parts: Vec<String> = [detail, period, who, number].into_iter().flatten().collect();
    parts.join(", ")
}
