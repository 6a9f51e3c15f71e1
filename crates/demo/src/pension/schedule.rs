//! When pensions are paid, and what is special about some payments.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use extract::records::{PaymentFrequency, PaymentMethod, Pension, PensionFund, PensionKind, PensionPayment};

use crate::calendar::{Calendar, working_day_until};

/// Months of payments in a batch: the twelve that are shown, and two that have to vanish.
const PAID_MONTHS: u32 = 14;

/// What is agreed about a pension.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// The fund that pays.
    pub fund: PensionFund,
    /// On whose contributions it rests.
    pub kind: PensionKind,
    /// How often it is paid.
    pub frequency: PaymentFrequency,
    /// First day of the right, the first of a month.
    pub since: NaiveDate,
    /// Last day of the right.
    pub until: Option<NaiveDate>,
    /// What a payment amounts to now, in cents.
    pub amount_cents: i64,
    /// Masked account and bank; none for a pension that is paid by cheque.
    pub account: Option<(&'static str, &'static str)>,
}

/// The first day of that month.
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.day0()))
}

/// The last day of that month.
pub fn last_of_month(day: NaiveDate) -> NaiveDate {
    first_of_month(day) + Months::new(1) - Days::new(1)
}

/// The payments of a pension up to the day on which the data stand, the oldest first.
pub fn schedule(pension: &Pension, terms: &Terms, calendar: &Calendar) -> Vec<PensionPayment> {
    let months = match terms.frequency {
        PaymentFrequency::Monthly => 1,
        PaymentFrequency::Quarterly => 3,
    };
    let step = |month: NaiveDate| month + Months::new(months);
    let mut from = first_of_month(calendar.as_of - Months::new(PAID_MONTHS));
    while !from.month0().is_multiple_of(months) {
        from = from + Months::new(1);
    }
    std::iter::successors(Some(from), |from| Some(step(*from)))
        .map(|from| (from, step(from) - Days::new(1)))
        .map(|(from, until)| (from, until, working_day_until(first_of_month(until) + Days::new(24))))
        .take_while(|(_, _, paid_on)| *paid_on <= calendar.as_of)
        .filter(|(from, until, _)| terms.since <= *until && terms.until.is_none_or(|end| *from <= end))
        .map(|(from, until, paid_on)| PensionPayment {
            number: format!("V{}-{}", pension.number.trim_start_matches('R'), paid_on.format("%Y%m")),
            pension: pension.number.clone(),
            period_from: from.max(terms.since),
            period_until: terms.until.map_or(until, |end| end.min(until)),
            paid_on,
            amount_cents: raised(terms.amount_cents, from, calendar),
            method: if terms.account.is_some() { PaymentMethod::Transfer } else { PaymentMethod::Cheque },
            account: terms.account.map(|(account, _)| account.to_owned()),
            bank: terms.account.map(|(_, bank)| bank.to_owned()),
        })
        .collect()
}

/// Pensions are raised on 1 October, when the funds' year begins.
fn raised(amount_cents: i64, from: NaiveDate, calendar: &Calendar) -> i64 {
    let year = if calendar.as_of.month() >= 10 { calendar.as_of.year() } else { calendar.as_of.year() - 1 };
    let raise = NaiveDate::from_ymd_opt(year, 10, 1).unwrap_or(calendar.as_of);
    if from >= raise { amount_cents } else { amount_cents * 1_000 / 1_013 }
}

/// Adds a recovery of so many cents, ordered on the day of the payment at that position, counted from the newest.
pub fn recover(payments: &mut Vec<PensionPayment>, from_newest: usize, cents: i64) {
    let Some(position) = payments.len().checked_sub(from_newest + 1) else {
        return;
    };
    let paid = &payments[position];
    let recovery = PensionPayment { number: format!("{}R", paid.number), amount_cents: -cents, ..paid.clone() };
    payments.insert(position + 1, recovery);
}

/// Makes one payment in ten pensions special: recovered, used up, taken back beyond itself, or made by cheque.
pub fn make_special(case: u32, payments: &mut Vec<PensionPayment>) {
    let newest = payments.len().saturating_sub(1);
    match case % 40 {
        2 => recover(payments, 2, 4_250),
        12 => {
            let used_up = payments.get_mut(newest.saturating_sub(1));
            used_up.into_iter().for_each(|payment| payment.amount_cents = 0);
        }
        22 => {
            let paid = payments.get(newest).map_or(0, |payment| payment.amount_cents);
            recover(payments, 1, paid + paid / 2);
        }
        32 => {
            if let Some(payment) = payments.get_mut(newest) {
                (payment.method, payment.account, payment.bank) = (PaymentMethod::Cheque, None, None);
            }
        }
        _ => {}
    }
}
