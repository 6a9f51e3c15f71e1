//! One pension and the table of its payments.

use chrono::{Datelike as _, Days, NaiveDate};
use contract::pension::{PaymentFrequency, PaymentMethod, Pension, PensionKind, PensionPayment};
use leptos::prelude::*;

use crate::{
    core::{format, labels, texts},
    ui::{
        ExpandableRow, TableRegion, TagColor, Unfolding, column, empty_state, fact, heading, number, number_column,
        number_total, paragraph, tag,
    },
};

/// Columns of the table.
const COLUMNS: usize = 4;

/// What a pension is, in words that tell it from the person's others.
fn name(pension: &Pension) -> String {
    let kind = match pension.kind {
        PensionKind::Own => texts::pension::kind_own(),
        PensionKind::Survivor => texts::pension::kind_survivor(),
    };
    texts::pension::name(&kind, labels::pension_fund(pension.fund))
}

/// A heading, since when, and the payments with their sum.
pub fn pension_section(pension: &Pension, unfolding: Unfolding) -> AnyView {
    let frequency = match pension.frequency {
        PaymentFrequency::Monthly => texts::pension::monthly(),
        PaymentFrequency::Quarterly => texts::pension::quarterly(),
    };
    let from = format::date(pension.starts_on);
    let dates = match pension.ends_on {
        Some(end) => texts::pension::from_until(&pension.number, &from, &format::date(end)),
        None => texts::pension::from(&pension.number, &from),
    };
    let table =
        if pension.payments.is_empty() { empty_state(texts::pension::no_payment()) } else { table(pension, unfolding) };
    view! {
        <section class="stack">
            {heading(name(pension))} {paragraph(texts::pension::terms(&dates, &frequency))} {table}
        </section>
    }
    .into_any()
}

fn table(pension: &Pension, unfolding: Unfolding) -> AnyView {
    let caption = texts::pension::caption(&name(pension));
    let rows: Vec<_> = pension.payments.iter().map(|payment| row(payment, unfolding)).collect();
    let subtotal = texts::pension::subtotal(i64::try_from(pension.payments.len()).unwrap_or_default());
    let paid = number_total(format::euros(pension.paid_cents));
    view! {
        <TableRegion label=caption.clone()>
            <table class="ds-table" data-size="sm">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="ds-sr-only">{texts::pension::column_details()}</span>
                        </th>
                        {column(texts::pension::column_date())} {column(texts::pension::column_period())}
                        {number_column(texts::pension::column_amount())}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan=(COLUMNS - 1).to_string()>
                            {subtotal}
                        </th>
                        {paid}
                    </tr>
                </tfoot>
            </table>
        </TableRegion>
    }
    .into_any()
}

/// A month by its name, anything else by its days.
fn period(from: NaiveDate, until: NaiveDate) -> String {
    let ends_a_month = until.checked_add_days(Days::new(1)).is_some_and(|next| next.day() == 1);
    if from.day() == 1 && ends_a_month && (from.year(), from.month()) == (until.year(), until.month()) {
        format::month(from)
    } else {
        texts::pension::period(&format::short_date(from), &format::short_date(until))
    }
}

fn row(payment: &PensionPayment, unfolding: Unfolding) -> AnyView {
    let paid_for = period(payment.period_from, payment.period_until);
    let mark = match payment.amount_cents {
        ..0 => Some(texts::pension::recovery()),
        0 => Some(texts::pension::zero()),
        _ => None,
    };
    let cells = view! {
        <td>{format::short_date(payment.paid_on)}</td>
        <th scope="row">
            <span class="cluster tight">
                <span>{paid_for.clone()}</span>
                {mark.map(|text| tag(text, TagColor::Warning))}
            </span>
        </th>
        {number(format::euros(payment.amount_cents))}
    }
    .into_any();
    let details = {
        let payment = payment.clone();
        move || details(&payment)
    };
    view! {
        <ExpandableRow
            id=format!("payment-{}", payment.number)
            name=texts::pension::row(&paid_for, &format::date(payment.paid_on), &format::euros(payment.amount_cents))
            columns=COLUMNS
            unfolding=unfolding
            signs=().into_any()
            cells=cells
            details=details
        />
    }
    .into_any()
}

/// How it was paid (PEN-01).
fn details(payment: &PensionPayment) -> AnyView {
    let method = match payment.method {
        PaymentMethod::Transfer => texts::pension::transfer(),
        PaymentMethod::Cheque => texts::pension::cheque(),
    };
    let bank = payment.bank.clone().map(|bank| fact(texts::pension::bank(), bank));
    let account = payment.account.clone().map(|account| fact(texts::pension::account(), account));
    view! {
        <div class="details">
            <dl class="facts">
                {fact(texts::pension::method(), method)} {bank} {account}
                {fact(texts::pension::payment_number(), payment.number.clone())}
            </dl>
        </div>
    }
    .into_any()
}
