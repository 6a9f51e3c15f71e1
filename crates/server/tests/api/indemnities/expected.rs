//! What the API must answer, from the files of the fund.

use chrono::NaiveDate;
use contract::indemnities::{
    Indemnities, IndemnityExplanation, IndemnityKind, IndemnityPayee, IndemnityPayeeKind, IndemnityPeriod,
    IndemnityState,
};
use extract::records::{self, Indemnity};

use crate::support::{Fund, Person, oldest_visible};

/// The rows of this person on this day: paid in the last twelve months or not yet paid, the newest period first.
pub fn visible_on(fund: &Fund, person: &Person, today: NaiveDate) -> Vec<IndemnityPeriod> {
    let own = fund.indemnities.iter().filter(|file| file.person == person.named.number);
    let mut rows: Vec<_> = own
        .filter(|file| file.paid_on.is_none_or(|day| day >= oldest_visible(today)))
        .map(|file| ((std::cmp::Reverse((file.from, file.until)), file.number.clone()), period(file)))
        .collect();
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// What the rows of an answer add up to.
pub fn paid(answer: &Indemnities) -> i64 {
    let paid = answer.periods.iter().filter(|row| row.state == IndemnityState::Paid);
    paid.map(|row| row.amount_cents.unwrap()).sum()
}

fn period(file: &Indemnity) -> IndemnityPeriod {
    IndemnityPeriod {
        number: file.number.clone(),
        kind: match file.kind {
            records::IndemnityKind::Sickness => IndemnityKind::Sickness,
            records::IndemnityKind::Maternity => IndemnityKind::Maternity,
            records::IndemnityKind::Invalidity => IndemnityKind::Invalidity,
        },
        state: match file.state {
            records::IndemnityState::InProgress => IndemnityState::InProgress,
            records::IndemnityState::ToPay => IndemnityState::ToPay,
            records::IndemnityState::Paid => IndemnityState::Paid,
        },
        from: file.from,
        until: file.until,
        employer: file.employer.clone(),
        amount_cents: file.amount_cents,
        processed_on: file.processed_on,
        paid_on: file.paid_on,
        payee: IndemnityPayee {
            kind: match file.payee_kind {
                records::IndemnityPayeeKind::Person => IndemnityPayeeKind::Person,
                records::IndemnityPayeeKind::Employer => IndemnityPayeeKind::Employer,
            },
            name: file.payee_name.clone(),
        },
        explanation: explanation(file),
    }
}

/// « Pourquoi ce montant ? », from the words of the contract.
fn explanation(file: &Indemnity) -> Option<IndemnityExplanation> {
    let (base_salary_cents, rate_bp) = (file.base_salary_cents?, file.rate_bp?);
    let (waiting_days, paid_days) = (i64::from(file.waiting_days?), i64::from(file.paid_days?));
    let period_days = (file.until - file.from).num_days() + 1;
    let calculated_cents = (paid_days * base_salary_cents * i64::from(rate_bp) * 2 + 10_000) / 20_000;
    Some(IndemnityExplanation {
        base_salary_cents,
        rate_bp,
        period_days,
        waiting_days,
        paid_days,
        unpaid_days: period_days - waiting_days - paid_days,
        calculated_cents,
        correction_cents: file.amount_cents? - calculated_cents,
    })
}
