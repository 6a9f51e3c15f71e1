//! Pure decisions of medical care.

use chrono::{Datelike as _, Months, NaiveDate};
use contract::care::{Adjustment, RefundExplanation};

use crate::{money::share, period::visible_since};

/// Last day of the period that is asked for: today at the latest.
#[must_use]
pub fn last_day(until: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    until.map_or(today, |until| until.min(today))
}

/// Whether `text` can be the number of a statement, as the import format admits them.
#[must_use]
pub fn is_statement_number(text: &str) -> bool {
    let admitted = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    (1..=20).contains(&text.len()) && text.bytes().all(admitted)
}

/// Whether a statement can be read: while it is visible itself, or while the one that adjusts it is.
#[must_use]
pub fn is_readable(processed_on: NaiveDate, adjusted_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    let since = visible_since(today);
    processed_on >= since || adjusted_on.is_some_and(|adjusted_on| adjusted_on >= since)
}

/// The amounts of a line, once validated.
#[derive(Clone, Copy, Debug)]
pub struct Amounts {
    /// Billed, in cents.
    pub billed_cents: i64,
    /// Refunded, in cents.
    pub refunded_cents: i64,
    /// Base tariff, in cents.
    pub base_tariff_cents: i64,
    /// Rate, in basis points.
    pub rate_bp: i32,
}

/// « Pourquoi ce montant ? »: the parts of a refund, which add up to the bill.
#[must_use]
pub fn explain(amounts: Amounts, paid_to_other: bool, adjustment: Option<Adjustment>) -> RefundExplanation {
    let Amounts { billed_cents, refunded_cents, base_tariff_cents, rate_bp } = amounts;
    let tariff_times_rate_cents = share(base_tariff_cents, rate_bp).min(billed_cents);
    let within_tariff_cents = billed_cents.min(base_tariff_cents);
    RefundExplanation {
        tariff_times_rate_cents,
        correction_cents: refunded_cents - tariff_times_rate_cents,
        copayment_cents: within_tariff_cents - tariff_times_rate_cents,
        above_tariff_cents: billed_cents - within_tariff_cents,
        left_to_pay_cents: billed_cents - refunded_cents,
        paid_to_third_party_cents: if paid_to_other { refunded_cents } else { 0 },
        adjustment,
    }
}

/// Every month from the one of `first` to the one of `last`, as first days; none when they are in the wrong order.
#[must_use]
pub fn months_between(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let start = first.with_day(1).unwrap_or(first);
    (0..).map_while(|step| start.checked_add_months(Months::new(step))).take_while(|month| *month <= last).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_original_is_readable_as_long_as_its_correction() {
        let today = date("2026-11-23");
        assert!(is_readable(date("2025-11-23"), None, today));
        assert!(!is_readable(date("2025-11-22"), None, today));
        assert!(is_readable(date("2025-01-01"), Some(date("2026-01-01")), today));
        assert!(!is_readable(date("2024-01-01"), Some(date("2025-01-01")), today));
    }

    #[test]
    fn a_specialist_on_a_rose_card_leaves_the_copayment_and_the_excess() {
        let amounts = Amounts { billed_cents: 5_520, refunded_cents: 3_680, base_tariff_cents: 4_600, rate_bp: 8_000 };
        let explained = explain(amounts, false, None);
        assert_eq!(explained.tariff_times_rate_cents, 3_680);
        assert_eq!(explained.copayment_cents, 920);
        assert_eq!(explained.above_tariff_cents, 920);
        assert_eq!(explained.left_to_pay_cents, 1_840);
        assert_eq!((explained.correction_cents, explained.paid_to_third_party_cents), (0, 0));
    }

    #[test]
    fn months_are_listed_without_a_gap() {
        let months = months_between(date("2025-11-23"), date("2026-02-01"));
        assert_eq!(months, ["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"].map(date));
        assert!(months_between(date("2026-03-01"), date("2026-02-01")).is_empty());
    }

    proptest! {
        #[test]
        fn the_parts_always_add_up_to_the_bill(
            billed_cents in 0_i64..10_000_000, refunded_cents in 0_i64..10_000_000,
            base_tariff_cents in 0_i64..10_000_000, rate_bp in 0_i32..=10_000,
        ) {
            let amounts = Amounts { billed_cents, refunded_cents, base_tariff_cents, rate_bp };
            let e = explain(amounts, true, None);
            prop_assert_eq!(e.tariff_times_rate_cents + e.copayment_cents + e.above_tariff_cents, billed_cents);
            prop_assert_eq!(e.tariff_times_rate_cents + e.correction_cents, refunded_cents);
            prop_assert_eq!(e.left_to_pay_cents + refunded_cents, billed_cents);
            prop_assert!(e.copayment_cents >= 0 && e.above_tariff_cents >= 0);
        }
    }
}
