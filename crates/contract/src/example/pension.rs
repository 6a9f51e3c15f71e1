//! Examples about pensions.

use super::{Example, as_of, date};
use crate::pension::{
    PaymentFrequency, PaymentMethod, Pension, PensionFund, PensionKind, PensionPayment, PensionPayments,
};

impl Example for PensionPayments {
    const DESCRIPTION: &'static str = "The pensions of the person and their payments of the last twelve months.";

    fn example() -> Self {
        let payment = |number: &str, month, last_day, day, amount_cents| PensionPayment {
            number: number.to_owned(),
            period_from: date(2026, month, 1),
            period_until: date(2026, month, last_day),
            paid_on: date(2026, month, day),
            amount_cents,
            method: PaymentMethod::Transfer,
            account: Some("MC58****0134".to_owned()),
            bank: Some("Banque du Rocher".to_owned()),
        };
        Self {
            pensions: vec![Pension {
                number: "R003128-1".to_owned(),
                fund: PensionFund::Car,
                kind: PensionKind::Own,
                frequency: PaymentFrequency::Monthly,
                starts_on: date(2014, 6, 1),
                ends_on: None,
                payments: vec![
                    payment("V003128-1-202602", 2, 28, 24, 135_000),
                    payment("V003128-1-202601", 1, 31, 27, 131_500),
                ],
                paid_cents: 266_500,
            }],
            paid_cents: 266_500,
            since: date(2025, 3, 3),
            ended_on: None,
            data_as_of: as_of(),
        }
    }
}
