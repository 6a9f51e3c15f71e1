//! What a month unfolds to: its recipients with their subtotals, and the children (FAM-03, FAM-04).

use chrono::NaiveDate;
use contract::allowances::Recovery;
use leptos::prelude::*;

use super::{
    shown::{Child, Month, Payee, Payment},
    table::COLUMNS,
};
use crate::{
    core::{format, texts},
    ui::{ExpandableRow, Unfolding, fact, number, number_total, row_header},
};

/// The rows of a month.
pub fn payment_rows(month: &Month, unfolding: Unfolding) -> AnyView {
    let several = month.payments.len() > 1;
    let rows = month.payments.iter().enumerate().map(|(place, payment)| {
        let name = format!("{}-{place}", month.month);
        let children = payment.children.iter().enumerate().map(|(child_place, child)| {
            child_row(format!("child-{name}-{child_place}"), month.month, child, unfolding)
        });
        let children: Vec<AnyView> = children.collect();
        view! {
            {several.then(|| subtotal(payment))}
            <tr>
                <td colspan=COLUMNS.to_string()>{payment_facts(payment)}</td>
            </tr>
            {children}
        }
        .into_any()
    });
    rows.collect::<Vec<_>>().into_any()
}

/// What one of several recipients was paid.
fn subtotal(payment: &Payment) -> AnyView {
    let totals = payment.totals;
    let recipient = payment.recipient.clone().unwrap_or_default();
    view! {
        <tr>
            <th scope="row" colspan="2">
                {texts::allowances::subtotal(&recipient)}
            </th>
            <td>{format::short_date(payment.processed_on)}</td>
            {number_total(format::euros(totals.allowance_cents))}
            {number_total(format::euros(totals.recovered_cents()))}
            {number_total(format::euros(totals.paid_cents))}
        </tr>
    }
    .into_any()
}

fn payment_facts(payment: &Payment) -> AnyView {
    let recipient = payment.recipient.clone().map(|name| fact(texts::allowances::recipient(), name));
    view! {
        <div class="details">
            <dl class="facts">{recipient} {recovery_facts(&payment.recoveries)}</dl>
        </div>
    }
    .into_any()
}

fn child_row(id: String, month: NaiveDate, child: &Child, unfolding: Unfolding) -> AnyView {
    let cells = view! {
        {row_header(child.name.clone())}
        <td>{format::short_date(child.processed_on)}</td>
        {number(format::euros(child.amounts.allowance_cents))}
        {number(format::euros(child.amounts.recovered_cents()))}
        {number(format::euros(child.amounts.paid_cents))}
    }
    .into_any();
    let name = format!("{}, {}", child.name, format::month(month));
    let child = child.clone();
    let details = move || child_facts(&child);
    view! {
        <ExpandableRow
            id=id
            name=name
            columns=COLUMNS
            unfolding=unfolding
            signs=().into_any()
            cells=cells
            details=details
        />
    }
    .into_any()
}

fn child_facts(child: &Child) -> AnyView {
    let payee = match child.payee.clone() {
        Payee::Recipient(name) => fact(texts::allowances::recipient(), name),
        Payee::Account(account) => {
            fact(texts::allowances::account(), account.unwrap_or_else(texts::allowances::no_account))
        }
    };
    view! {
        <div class="details">
            <dl class="facts">
                {payee} {recovery_facts(&child.recoveries)}
                {fact(texts::allowances::column_processed(), format::date(child.processed_on))}
            </dl>
        </div>
    }
    .into_any()
}

/// What was recovered and for whom, or that nothing was.
fn recovery_facts(recoveries: &[Recovery]) -> AnyView {
    if recoveries.is_empty() {
        return fact(texts::allowances::recovery(), texts::allowances::no_recovery());
    }
    let one = |recovery: &Recovery| {
        let amount = format::euros(recovery.recovered_cents);
        let told = match &recovery.third_party {
            Some(body) => texts::allowances::recovery_for(&amount, body),
            None => texts::allowances::recovery_internal(&amount),
        };
        fact(texts::allowances::recovery(), told)
    };
    recoveries.iter().map(one).collect::<Vec<_>>().into_any()
}
