//! Pure decisions about pensions.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::pension::{
    entitlement::{self, PensionKind},
    pension_payment,
};

/// The pensions that are listed, each with its payments as they come: those that run or will, and those that ended and
/// have payments since. Own ones stand first, the longest running before the others.
#[must_use]
pub fn listed(
    mut pensions: Vec<entitlement::Model>,
    payments: Vec<pension_payment::Model>,
    since: NaiveDate,
) -> Vec<(entitlement::Model, Vec<pension_payment::Model>)> {
    let mut by_pension: HashMap<i64, Vec<pension_payment::Model>> = HashMap::new();
    for payment in payments {
        by_pension.entry(payment.pension_id).or_default().push(payment);
    }
    pensions.sort_by_key(|pension| (pension.kind != PensionKind::Own, pension.starts_on, pension.number.clone()));
    pensions
        .into_iter()
        .map(|pension| {
            let payments = by_pension.remove(&pension.id).unwrap_or_default();
            (pension, payments)
        })
        .filter(|(pension, payments)| !payments.is_empty() || pension.ends_on.is_none_or(|end| end >= since))
        .collect()
}

#[cfg(test)]
mod tests {
    use entity::pension::{
        entitlement::{PaymentFrequency, PensionFund},
        pension_payment::PaymentMethod,
    };

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn pension(id: i64, kind: PensionKind, starts_on: &str, ends_on: Option<&str>) -> entitlement::Model {
        entitlement::Model {
            id,
            number: format!("R{id}"),
            person_id: 1,
            household_id: 1,
            fund: PensionFund::Car,
            kind,
            frequency: PaymentFrequency::Monthly,
            starts_on: date(starts_on),
            ends_on: ends_on.map(date),
            batch_id: 1,
        }
    }

    fn payment(pension_id: i64, paid_on: &str) -> pension_payment::Model {
        pension_payment::Model {
            id: 0,
            number: String::new(),
            pension_id,
            period_from: date(paid_on),
            period_until: date(paid_on),
            paid_on: date(paid_on),
            amount_cents: 1,
            method: PaymentMethod::Cheque,
            account: None,
            bank: None,
            batch_id: 1,
        }
    }

    #[test]
    fn own_pensions_stand_first_and_each_keeps_its_payments() {
        let pensions = vec![
            pension(1, PensionKind::Survivor, "2001-01-01", None),
            pension(2, PensionKind::Own, "2020-01-01", None),
            pension(3, PensionKind::Own, "2010-01-01", None),
        ];
        let payments = vec![payment(2, "2026-10-01"), payment(1, "2026-09-01"), payment(2, "2026-08-01")];
        let listed = listed(pensions, payments, date("2025-11-23"));
        let shape: Vec<_> = listed.iter().map(|(pension, payments)| (pension.id, payments.len())).collect();
        assert_eq!(shape, [(3, 0), (2, 2), (1, 1)]);
    }

    #[test]
    fn an_ended_pension_stays_until_its_last_payment_is_a_year_old() {
        let since = date("2025-11-23");
        for (ends_on, paid, shown) in [
            (None, false, true),
            (Some("2025-11-23"), false, true),
            (Some("2025-11-22"), false, false),
            (Some("2025-10-31"), true, true),
        ] {
            let payments = if paid { vec![payment(1, "2025-11-25")] } else { Vec::new() };
            let listed = listed(vec![pension(1, PensionKind::Own, "2010-01-01", ends_on)], payments, since);
            assert_eq!(!listed.is_empty(), shown, "{ends_on:?} {paid}");
        }
    }
}
